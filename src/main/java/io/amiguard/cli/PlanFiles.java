package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.planfile.PlanFile;
import io.amiguard.planfile.SavedPlan;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads and writes plan files. */
final class PlanFiles {

  private PlanFiles() {}

  static void write(Planning planning, Path path) {
    try {
      Files.writeString(path, PlanFile.write(planning.plan(), planning.providerNames()));
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.FAILED, "plan file %s could not be written: %s.".formatted(path, e.getMessage()));
    }
  }

  static Planning read(Path path) {
    try {
      SavedPlan saved = PlanFile.read(path.toString(), Files.readString(path));
      return new Planning(saved.plan(), saved.providerNames());
    } catch (NoSuchFileException e) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "plan file %s not found. Make one with 'amiguard plan --out FILE'.".formatted(path));
    } catch (MalformedInputException e) {
      throw new AmiguardException(
          Kind.INVALID_INPUT, "plan file %s is not UTF-8 text.".formatted(path));
    } catch (IOException e) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "plan file %s could not be read: %s.".formatted(path, e.getMessage()));
    }
  }
}
