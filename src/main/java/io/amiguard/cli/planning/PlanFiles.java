package io.amiguard.cli.planning;

import io.amiguard.planfile.PlanFile;
import io.amiguard.planfile.SavedPlan;
import io.amiguard.source.TextFile;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Reads and writes plan files. They hold the whole organization, so only their owner reads them.
 */
public final class PlanFiles {

  private PlanFiles() {}

  public static void write(Planning planning, UUID id, Path path) {
    file(path, "Name another file with --out.")
        .writeForOwner(PlanFile.write(id, planning.plan(), planning.providerNames()));
  }

  public static SavedPlan read(Path path) {
    String text = file(path, "Make one with 'amiguard plan --out FILE'.").read();
    return PlanFile.read(path.toString(), text);
  }

  private static TextFile file(Path path, String hint) {
    return new TextFile(path, "plan file " + path, hint);
  }
}
