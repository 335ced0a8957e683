package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.terraform.TerraformFile;
import java.util.List;
import java.util.Optional;

/**
 * One file and what was found in it.
 *
 * @param name as the user named it
 * @param text for showing the places; empty if it could not be read
 * @param kind empty if the file could not be parsed or recognised
 * @param named other files that hold a policy of this one
 */
public record LintedFile(
    String name,
    String text,
    Status status,
    Optional<FileKind> kind,
    List<Finding> findings,
    List<String> named) {

  /** How far lint came with a file. */
  public enum Status {
    /** Every rule was tried. */
    LINTED,
    /** The text is neither YAML nor JSON nor Terraform that can be read on. */
    BROKEN,
    /** The file is neither settings nor a policy nor a snapshot, or is empty. */
    UNRECOGNISED,
    /** The file is missing, too large, or no text. */
    UNREADABLE
  }

  public LintedFile {
    findings = List.copyOf(findings);
    named = List.copyOf(named);
  }

  /** Returns a file that could not be read, and why. */
  public static LintedFile unreadable(String name, Finding why) {
    return new LintedFile(name, "", Status.UNREADABLE, Optional.empty(), List.of(why), List.of());
  }

  /** Returns whether the file is none that lint can say anything about. */
  public boolean isUnusable() {
    return status == Status.UNRECOGNISED || status == Status.UNREADABLE;
  }

  /** Returns whether columns count UTF-16 units, as in JSON, and not characters, as in YAML. */
  public boolean countsUnits() {
    return Parsed.isJson(name, text) || TerraformFile.isTerraform(name, text);
  }

  /** Returns whether the file may be meant for this program, although it could not be parsed. */
  public boolean isLikelyOurs() {
    return FileKind.isLikely(name, text);
  }
}
