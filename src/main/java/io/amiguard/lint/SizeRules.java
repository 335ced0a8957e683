package io.amiguard.lint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import io.amiguard.source.SourceNode.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How many of AWS's 10,000 characters a policy takes (Organizations quotas). */
final class SizeRules {
  private static final int NEARLY_FULL = PolicyDocument.MAX_CHARACTERS * 8 / 10;

  private final Problems problems;

  SizeRules(Problems problems) {
    this.problems = problems;
  }

  /** Returns the number of characters of a value without white space, as far as it is known. */
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
    if (node instanceof Unknown unknown) {
      return unknown.known().map(text -> quoted(text.replace(Unknown.GAP, ""))).orElse(0L);
    }
    Scalar scalar = (Scalar) node;
    return scalar.type() == Scalar.Type.STRING ? quoted(scalar.text()) : scalar.text().length();
  }

  /** Returns what is not known of a value. */
  private static List<Unknown> unknown(SourceNode node) {
    if (node instanceof Mapping mapping) {
      return Stream.concat(
              mapping.unknown().stream(),
              mapping.entries().stream().flatMap(entry -> unknown(entry.value()).stream()))
          .toList();
    }
    if (node instanceof Sequence sequence) {
      return sequence.items().stream().flatMap(item -> unknown(item).stream()).toList();
    }
    return node instanceof Unknown unknown ? List.of(unknown) : List.of();
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
              "the policy has %s characters without white space, %,d more than the 10,000 that"
                  + " AWS allows",
              Counted.of(characters, unknown(document)),
              characters - PolicyDocument.MAX_CHARACTERS),
          "Take out providers, names or codes, or shorten exception_message.");
    } else if (characters > NEARLY_FULL) {
      problems.note(
          "policy.nearly-full",
          document.where(),
          format(
              "the policy takes %s of the 10,000 characters that AWS allows",
              Counted.of(characters, unknown(document))),
          "Plan for another policy before the list grows.");
    }
  }

  /** Notes white space without which a document fits, because the API counts it. */
  void checkWhiteSpace(Mapping document, String text) {
    long characters = characters(document);
    long asItStands = text.strip().length();
    if (asItStands > PolicyDocument.MAX_CHARACTERS
        && characters <= PolicyDocument.MAX_CHARACTERS
        && unknown(document).isEmpty()) {
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
