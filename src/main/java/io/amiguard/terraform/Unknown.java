package io.amiguard.terraform;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.source.Quoted;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something that only Terraform can tell the value of.
 *
 * @param subject what it belongs to, such as "content of aws_organizations_policy.amis"
 * @param source as it stands in the file
 * @param kind what is not known
 */
public record Unknown(Where where, String subject, String source, Kind kind) {

  /** What is not known. */
  public enum Kind {
    VALUE("is not known without Terraform"),
    /** A name whose value no block {@code locals} of the same file gives. */
    LOCAL_OF_ANOTHER_FILE("is not a local of this file, and other files are not looked at for it"),
    /** A key; what stands under it belongs nowhere that is known. */
    KEY("is not known without Terraform, so what stands under this key is not checked");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** The rule of findings about it, where nothing is known beside it. */
  public static final String RULE = "terraform.not-evaluated";

  /** The rule of findings about it, where all that is known beside it is checked. */
  private static final String PART = "terraform.unknown-value";

  private static final String CALL_OF_FILE =
      "file\\(\\s*\"(?:\\$\\{path\\.module}/)?([^\"$%\\\\]+)\"\\s*\\)";

  /** A file beside the configuration, whose text is taken as it is, or without white space. */
  private static final Pattern FILE =
      Pattern.compile(
          Stream.of("%s", "\\$\\{\\s*%s\\s*}", "jsonencode\\(\\s*jsondecode\\(\\s*%s\\s*\\)\\s*\\)")
              .map(form -> form.formatted(CALL_OF_FILE))
              .collect(Collectors.joining("|")));

  /** Returns the same, which turned out to stand in a key. */
  Unknown inKey() {
    return new Unknown(where, subject, source, Kind.KEY);
  }

  /** Returns the finding that it could not be read. */
  public Finding finding() {
    return Finding.of(
            Severity.WARNING,
            RULE,
            where,
            kind == Kind.LOCAL_OF_ANOTHER_FILE
                ? "%s is not known: %s %s".formatted(Quoted.line(subject), shown(), kind.words)
                : "%s is not known without Terraform: %s".formatted(Quoted.line(subject), shown()))
        .withHint(hint());
  }

  /** Returns the finding that a part could not be read, while the rest is checked. */
  public Finding note() {
    return Finding.of(
            Severity.NOTE,
            PART,
            where,
            "%s %s; the rest of %s is checked".formatted(shown(), kind.words, Quoted.line(subject)))
        .withHint(hint());
  }

  /** Returns the finding that the file which holds it is not there. */
  public Finding missingFile(String label) {
    return Finding.of(
            Severity.WARNING,
            "terraform.missing-file",
            where,
            "%s stands in %s, and there is no such file"
                .formatted(Quoted.line(subject), Quoted.text(label)))
        .withHint("Correct the path; what begins with no path.module is sought beside this file.");
  }

  /** Returns the finding that the file which holds it was not read, because nobody named it. */
  public Finding fileOutside(String label) {
    return Finding.of(
            Severity.WARNING,
            RULE,
            where,
            "%s stands in %s, outside of what lint was given, so it was not read"
                .formatted(Quoted.line(subject), Quoted.text(label)))
        .withHint("Name that file, too: amiguard lint %s.".formatted(Quoted.line(label)));
  }

  private String shown() {
    return Quoted.text(source.replaceAll("\\s+", " "));
  }

  private String hint() {
    return file()
        .map(path -> "That file holds it; name it instead: %s.".formatted(beside(path)))
        .orElseGet(
            () ->
                kind == Kind.LOCAL_OF_ANOTHER_FILE
                    ? "Write it in this file, or check the JSON that Terraform makes of it."
                    : "Write the value here, or check the JSON that Terraform makes of it.");
  }

  /** Returns a path as the user would write it, who named this file from another folder. */
  private String beside(String path) {
    String file = Optional.ofNullable(where.file()).orElse("");
    boolean isAbsolute = path.startsWith("/") || path.contains(":");
    return isAbsolute ? path : Quoted.line(file.substring(0, file.lastIndexOf('/') + 1)) + path;
  }

  /** Returns the path of the file that it is the text of, if it is one. */
  public Optional<String> file() {
    Matcher call = FILE.matcher(source);
    return call.matches()
        ? IntStream.rangeClosed(1, call.groupCount())
            .mapToObj(call::group)
            .filter(Objects::nonNull)
            .map(Quoted::line)
            .findFirst()
        : Optional.empty();
  }
}
