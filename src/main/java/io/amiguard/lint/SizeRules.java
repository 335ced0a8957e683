package io.amiguard.lint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import java.util.Locale;

/** How many of AWS's 10,000 characters a policy takes (Organizations quotas). */
final class SizeRules {
  private static final int NEARLY_FULL = PolicyDocument.MAX_CHARACTERS * 8 / 10;

  private final Problems problems;

  SizeRules(Problems problems) {
    this.problems = problems;
  }

  /** Returns the number of characters of a value without white space. */
  static long characters(SourceNode node) {
    if (node instanceof Mapping mapping) {
      long characters = 1L + Math.max(1, mapping.entries().size());
      for (Entry entry : mapping.entries()) {
        characters += quoted(entry.key()) + 1 + characters(entry.value());
      }
      return characters;
    }
    if (node instanceof Sequence sequence) {
      return 1L
          + Math.max(1, sequence.items().size())
          + sequence.items().stream().mapToLong(SizeRules::characters).sum();
    }
    Scalar scalar = (Scalar) node;
    return scalar.type() == Scalar.Type.STRING ? quoted(scalar.text()) : scalar.text().length();
  }

  private static long quoted(String text) {
    return 2L + JsonStringEncoder.getInstance().quoteAsString(text).length;
  }

  void check(Mapping document) {
    long characters = characters(document);
    if (characters > PolicyDocument.MAX_CHARACTERS) {
      problems.error(
          "policy.too-long",
          document.where(),
          format(
              "the policy has %,d characters without white space, %,d more than the 10,000 that"
                  + " AWS allows",
              characters, characters - PolicyDocument.MAX_CHARACTERS),
          "Take out providers, names or codes, or shorten exception_message.");
    } else if (characters > NEARLY_FULL) {
      problems.note(
          "policy.nearly-full",
          document.where(),
          format("the policy takes %,d of the 10,000 characters that AWS allows", characters),
          "Plan for another policy before the list grows.");
    }
  }

  /** Notes white space without which a document fits, because the API counts it. */
  void checkWhiteSpace(Mapping document, String text) {
    long characters = characters(document);
    long asItStands = text.strip().length();
    if (asItStands > PolicyDocument.MAX_CHARACTERS && characters <= PolicyDocument.MAX_CHARACTERS) {
      problems.note(
          "policy.white-space",
          document.where(),
          format(
              "as it stands the file has %,d characters, without white space %,d; AWS allows 10,000",
              asItStands, characters),
          "Send it minified: the console takes white space out, the API and Terraform do not.");
    }
  }

  private static String format(String words, Object... figures) {
    return String.format(Locale.ROOT, words, figures);
  }
}
