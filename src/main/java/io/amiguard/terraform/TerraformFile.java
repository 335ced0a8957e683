package io.amiguard.terraform;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.source.Comment;
import io.amiguard.source.Lines;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the policies of a Terraform file. */
public final class TerraformFile {

  /** Bounds the memory that a file takes; nobody writes one that is nearly as large. */
  private static final int MAX_CHARACTERS = 5 * 1024 * 1024;

  private static final Pattern RESOURCE =
      Pattern.compile("(?m)^[ \\t]*resource[ \\t]+\"?" + Resource.POLICY);

  private TerraformFile() {}

  /**
   * Returns whether a text is Terraform: by the name of its file, or, without one, by its words.
   */
  public static boolean isTerraform(String file, String text) {
    String name = file.toLowerCase(Locale.ROOT);
    boolean hasEnding = name.replaceFirst(".*[/\\\\]", "").contains(".");
    return isJson(file)
        || name.endsWith(".tf")
        || (!hasEnding && !text.stripLeading().startsWith("{") && RESOURCE.matcher(text).find());
  }

  /** Returns whether a file is Terraform in JSON. */
  public static boolean isJson(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(".tf.json");
  }

  /**
   * Reads the policies of the type {@code DECLARATIVE_POLICY_EC2}, and those of an unknown type.
   *
   * @param findings where an error goes
   * @return empty if the file cannot be read, with a finding that says so
   */
  public static Optional<List<TerraformPolicy>> read(
      String file, String text, List<Finding> findings) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (!content.contains(Resource.POLICY)) {
      return Optional.of(List.of());
    }
    try {
      require(file, content);
      Optional<Blocks> blocks =
          isJson(file)
              ? JsonReader.read(file, content, findings)
              : Optional.of(HclReader.read(file, content));
      return blocks.map(PolicyResources::policies);
    } catch (BrokenTerraformException e) {
      findings.add(e.finding());
      return Optional.empty();
    }
  }

  /**
   * Returns the comments of a file that is no JSON; none behind the place at which it is broken.
   */
  public static List<Comment> comments(String file, String text) {
    return CommentReader.read(file, text);
  }

  private static void require(String file, String text) throws BrokenTerraformException {
    if (text.length() > MAX_CHARACTERS) {
      throw new BrokenTerraformException(
          "file.too-large",
          Where.at(file, 1, 1),
          "a Terraform file has at most %d MB".formatted(MAX_CHARACTERS / 1024 / 1024),
          "Split the file.");
    }
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (Character.getType(point) == Character.SURROGATE) {
        throw new BrokenTerraformException(
            "file.not-text",
            Lines.of(file, text).at(i),
            "character U+%04X cannot stand in a text file".formatted(point),
            "Remove it, and save the file as UTF-8.");
      }
    }
  }

  /** Returns that a file holds nothing that can be checked. */
  public static Finding withoutPolicy(String file) {
    return Finding.of(
            Severity.ERROR,
            "file.not-recognised",
            Where.file(file),
            "the file holds no %s of type %s".formatted(Resource.POLICY, DeclarativePolicy.TYPE))
        .withHint("Name the file that holds the policy.");
  }
}
