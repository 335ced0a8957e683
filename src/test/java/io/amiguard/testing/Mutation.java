package io.amiguard.testing;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A piece of text that replaces another, somewhere between the start and the end. */
public record Mutation(int permille, int length, String splinter) {

  /** One to four of them. */
  public static Arbitrary<List<Mutation>> some(List<String> splinters) {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(0, 20),
            Arbitraries.of(splinters))
        .as(Mutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** Returns a text after one mutation after another. */
  public static String broken(String text, List<Mutation> mutations) {
    String broken = text;
    for (Mutation mutation : mutations) {
      broken = mutation.applyTo(broken);
    }
    return broken;
  }

  /** Returns a text with this piece in it. */
  public String applyTo(String text) {
    int start = text.length() * permille / 1000;
    int end = Math.min(text.length(), start + length);
    return text.substring(0, start) + splinter + text.substring(end);
  }
}
