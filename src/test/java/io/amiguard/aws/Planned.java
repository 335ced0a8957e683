package io.amiguard.aws;

import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.util.List;
import java.util.Map;

/** What a plan saw: the one policy {@code allowed-amis} with the id {@code p-11111111}. */
final class Planned {
  static final List<DeclarativePolicy> POLICIES =
      List.of(
          new DeclarativePolicy(
              new PolicyId("p-11111111"),
              new PolicyName("allowed-amis"),
              "",
              Map.of(),
              PolicyDocument.parse("{}"),
              List.of()));

  private Planned() {}
}
