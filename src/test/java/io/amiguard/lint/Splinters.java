package io.amiguard.lint;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Pieces of text that mean something, or are hard to read, in one of the formats that lint reads.
 */
final class Splinters {
  static final List<String> ALL =
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

  private Splinters() {}

  /** Texts of splinters alone, mostly sense of no format. */
  static Arbitrary<String> texts() {
    return Arbitraries.of(ALL).list().ofMaxSize(20).map(parts -> String.join("", parts));
  }
}
