package io.amiguard.aws;

import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.SandboxOptions;
import java.util.List;

/** Ways in which AWS may fail one call of ten, each alone and all of them together. */
final class Moods {
  private Moods() {}

  static List<String> bad() {
    return List.of(
        "every=10,kind=TooManyRequests,on=all",
        "every=10,kind=500,on=all",
        "every=10,kind=dropped,on=all",
        "every=10,kind=dropped,when=after,on=all",
        "every=10,kind=ExpiredToken,on=all",
        "every=10,kind=slow,on=all",
        "every=29,kind=TooManyRequests,on=all every=31,kind=500,on=all every=37,kind=dropped,on=all"
            + " every=41,kind=ExpiredToken,on=all every=43,kind=slow,on=all");
  }

  static SandboxOptions with(String faults, SandboxOptions calm) {
    SandboxOptions options = calm;
    for (String fault : faults.split(" ", -1)) {
      options = options.withFault(Fault.parse(fault));
    }
    return options;
  }
}
