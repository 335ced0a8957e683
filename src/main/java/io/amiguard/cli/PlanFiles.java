package io.amiguard.cli;

import io.amiguard.planfile.PlanFile;
import io.amiguard.planfile.SavedPlan;
import io.amiguard.source.TextFile;
import java.nio.file.Path;

/** Reads and writes plan files. */
final class PlanFiles {

  private PlanFiles() {}

  static void write(Planning planning, Path path) {
    file(path, "Name another file with --out.")
        .write(PlanFile.write(planning.plan(), planning.providerNames()));
  }

  static Planning read(Path path) {
    String text = file(path, "Make one with 'amiguard plan --out FILE'.").read();
    SavedPlan saved = PlanFile.read(path.toString(), text);
    return new Planning(saved.plan(), saved.providerNames());
  }

  private static TextFile file(Path path, String hint) {
    return new TextFile(path, "plan file " + path, hint);
  }
}
