package io.amiguard.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.source.PlacedText;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What values mean was read off Terraform 1.11. */
class TerraformFileTest {

  @Test
  void textsOfHeredocsAreThoseOfTerraform() {
    assertThat(
            text("""
                <<-EOT
                      a $${x} \\n "q"

                  \t  tab
                    last
                    EOT
                """)
                .text())
        .isEqualTo("  a ${x} \\n \"q\"\n\n tab\nlast\n");
    assertThat(text("<<EOT\n  keep\n  EOT  \n").text()).isEqualTo("  keep\n");
  }

  @Test
  void textsInQuotesAreThoseOfTerraform() {
    assertThat(text("\"$$${x}|$${y}|%%{z}|$$|\\u00e9|\\U0001F600|$$$${q}|\\t\\\\\\\"\"").text())
        .isEqualTo("$${x}|${y}|%{z}|$$|é|😀|$$${q}|\t\\\"");
  }

  @Test
  void everyCharacterOfATextKnowsItsPlace() {
    PlacedText heredoc = text("<<-E\r\n    ab\r\n      $${c}d\r\n    E\r\n");
    PlacedText quoted = text("\"a\\n\\u00e9$${b\"");

    assertThat(heredoc.text()).isEqualTo("ab\r\n  ${c}d\r\n");
    assertThat(heredoc.places().at(1, 2)).hasToString("main.tf:4:6");
    assertThat(heredoc.places().at(2, 4)).hasToString("main.tf:5:9");
    assertThat(heredoc.places().at(2, 7)).hasToString("main.tf:5:12");
    assertThat(quoted.places().at(2, 1)).hasToString("main.tf:3:17");
    assertThat(quoted.places().at(2, 3)).hasToString("main.tf:3:25");
  }

  @Test
  void valuesAreThoseThatJsonencodeWrites() {
    Mapping value =
        (Mapping)
            encoded(
                """
                jsonencode({
                   "k": "v", // c
                   l = [1,
                   2,], /* x */ m = null
                   1 = -1.50
                   true = 1e3
                   a-b = false }) # end
                """);

    assertThat(value.entries())
        .extracting(SourceNode.Entry::key)
        .containsExactly("k", "l", "m", "1", "true", "a-b");
    assertThat(value.get("1"))
        .get()
        .extracting("text", "type")
        .containsExactly("-1.5", Scalar.Type.DECIMAL);
    assertThat(value.get("true"))
        .get()
        .extracting("text", "type")
        .containsExactly("1000", Scalar.Type.INTEGER);
    assertThat(value.entries().get(4).where()).hasToString("main.tf:8:4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "var.x",
        "local.policies[\"a\"]",
        "jsonencode(var.x)",
        "jsonencode(merge({a = 1}, {b = 2}))",
        "jsonencode({for k, v in var.x : k => v})",
        "jsonencode([for x in var.x : x])",
        "jsonencode({ a = 1 + 1 })",
        "jsonencode({ a = \"x\" == \"y\" ? 1 : 2 })",
        "jsonencode({ \"${var.k}\" = 1 })",
        "jsonencode({ (var.k) = 1 })",
        "jsonencode([1, -var.x, 0x10])",
        "jsonencode({ a = 1e999999999 })",
        "jsonencode(\"a\", \"b\")",
        "jsonencode({})[\"a\"]",
        "\"a ${var.x[\"}\"]} b\"",
        "\"%{ if var.x }a%{ endif }\"",
        "(\"{}\")",
        "{}",
        "1",
        "provider::x::y({})",
      })
  void whatOnlyTerraformCanTellIsNotGuessed(String expression) {
    TerraformPolicy policy = policy(expression);

    assertThat(policy.content().isWhole()).isFalse();
    assertThat(policy.content().unknown())
        .allSatisfy(
            unknown -> {
              assertThat(unknown.where().line()).isEqualTo(3);
              assertThat(unknown.finding().rule()).isEqualTo("terraform.not-evaluated");
            });
  }

  @Test
  void readsOnBehindWhateverStandsInOtherBlocks() {
    String text =
        """
        locals {
          a = "}${join(",", [for x in { "a" = "}" } : "${x}"])}{" # }
          b = [<<E
        } "
        E
          , 1]
          c = var.a /* } */ / 2
        }
        moved { from = a.b
        }
        variable x {}
        """;

    assertThat(policies(text + resource("\"{}\""))).hasSize(1);
  }

  @Test
  void isToldByTheNameOfTheFileOrByItsWords() {
    String resource = resource("\"{}\"");

    assertThat(TerraformFile.isTerraform("a/main.tf", "")).isTrue();
    assertThat(TerraformFile.isTerraform("MAIN.TF.JSON", "")).isTrue();
    assertThat(TerraformFile.isTerraform("<stdin>", resource)).isTrue();
    assertThat(TerraformFile.isTerraform("<stdin>", "version: 1")).isFalse();
    assertThat(TerraformFile.isTerraform("policy.json", resource)).isFalse();
    assertThat(TerraformFile.isTerraform("a.tf/policy.yaml", resource)).isFalse();
  }

  private static PlacedText text(String expression) {
    return ((PolicyContent.Json) policy(expression).content().value().orElseThrow()).text();
  }

  private static SourceNode encoded(String expression) {
    return ((PolicyContent.Encoded) policy(expression).content().value().orElseThrow()).value();
  }

  private static TerraformPolicy policy(String expression) {
    return policies(resource(expression)).get(0);
  }

  private static List<TerraformPolicy> policies(String text) {
    List<Finding> findings = new ArrayList<>();
    Optional<List<TerraformPolicy>> policies = TerraformFile.read("main.tf", text, findings);
    assertThat(findings).isEmpty();
    return policies.orElseThrow();
  }

  private static String resource(String expression) {
    return """
        resource "aws_organizations_policy" "amis" {
          type = "DECLARATIVE_POLICY_EC2"
          content = %s
        }
        """
        .formatted(expression);
  }
}
