package io.amiguard.lint;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A piece of text that replaces another, somewhere between the start and the end. */
record Mutation(int permille, int length, String splinter) {
  private static final List<String> SPLINTERS =
      List.of(
          "",
          " ",
          "\n",
          "\t",
          "\r",
          ":",
          ",",
          "\"",
          "'",
          "{",
          "}",
          "[",
          "]",
          "{}",
          "[]",
          "{\"a\"}",
          "{\"a\", \"b\"}",
          "null",
          "true",
          "-1",
          "1e999999999999",
          "9".repeat(400),
          "\"@@assign\":",
          "\"@@append\":",
          "\"@@none\"",
          "\"ec2_attributes\":",
          "\"policies\":",
          "*a",
          "&a ",
          "!x ",
          "- ",
          "${",
          "$${",
          "%{",
          "<<EOF\n",
          "<<-EOF\n",
          "\nEOF\n",
          "/*",
          "//",
          "=",
          "(",
          ")",
          "jsonencode(",
          "\\u00e9",
          "resource \"aws_organizations_policy\" \"a\" {\n",
          "type = \"DECLARATIVE_POLICY_EC2\"\n",
          "content = ",
          "# amiguard:ignore ",
          "# amiguard:ignore policy.wide-name because",
          "\\ud800",
          "\u0000",
          "\u0085",
          "\u2028",
          "\u202E",
          "\uFEFF",
          "\uD83D",
          "😀",
          "ｗ",
          "e\u0301");

  String applyTo(String text) {
    int start = text.length() * permille / 1000;
    int end = Math.min(text.length(), start + length);
    return text.substring(0, start) + splinter + text.substring(end);
  }

  /** One to four of them, one after another. */
  static Arbitrary<List<Mutation>> some() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(0, 20),
            Arbitraries.of(SPLINTERS))
        .as(Mutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** Texts of splinters alone, mostly sense of no format. */
  static Arbitrary<String> splinters() {
    return Arbitraries.of(SPLINTERS).list().ofMaxSize(20).map(parts -> String.join("", parts));
  }
}
