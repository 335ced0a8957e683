package io.amiguard.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Policies as a Terraform configuration: an {@code aws_organizations_policy} each, and an {@code
 * aws_organizations_policy_attachment} for each target. The root comes from a data source; OU paths
 * and account names become variables, because Terraform knows targets by id alone.
 */
public final class Terraform {
  private static final String ROOT = "root";

  private final TerraformLabels policyLabels = new TerraformLabels();
  private final TerraformLabels attachmentLabels = new TerraformLabels();
  private final TerraformLabels variableLabels = new TerraformLabels();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final StringBuilder resources = new StringBuilder();
  private boolean needsRoot;

  /**
   * Adds a policy.
   *
   * @param targets as the settings name them
   */
  public void add(
      PolicyName name, String description, PolicyDocument document, List<String> targets) {
    String label = policyLabels.of(TerraformLabels.identifier(name.value()), name);
    resources.append(
        """

        resource "aws_organizations_policy" "%s" {
          name        = %s
          description = %s
          type        = "%s"
          content = jsonencode(%s)
        }
        """
            .formatted(
                label,
                quoted(name.value()),
                quoted(description),
                DeclarativePolicy.TYPE,
                expression(document.json(), 1)));
    targets.stream().distinct().forEach(target -> attach(label, target));
  }

  /** Returns the whole configuration. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Needs trusted access for ec2.amazonaws.com and the policy type %s on the root.
        """
            .formatted(DeclarativePolicy.TYPE));
    if (needsRoot) {
      text.append("\ndata \"aws_organizations_organization\" \"this\" {}\n");
    }
    variables.forEach(
        (variable, target) ->
            text.append(
                """

                variable "%s" {
                  description = %s
                  type        = string
                }
                """
                    .formatted(variable, quoted("Id of the target " + target))));
    return text.append(resources).toString().stripTrailing();
  }

  private void attach(String policy, String target) {
    String label =
        attachmentLabels.of(
            policy + "_" + TerraformLabels.identifier(target), List.of(policy, target));
    resources.append(
        """

        resource "aws_organizations_policy_attachment" "%s" {
          policy_id = aws_organizations_policy.%s.id
          target_id = %s
        }
        """
            .formatted(label, policy, targetExpression(target)));
  }

  private String targetExpression(String target) {
    if (target.equals(ROOT)) {
      needsRoot = true;
      return "data.aws_organizations_organization.this.roots[0].id";
    }
    if (TargetId.isValid(target)) {
      return quoted(target);
    }
    String variable = variableLabels.of("target_" + TerraformLabels.identifier(target), target);
    variables.put(variable, target);
    return "var." + variable;
  }

  private static String expression(JsonNode node, int depth) {
    String indent = "  ".repeat(depth + 1);
    String end = "  ".repeat(depth);
    if (node.isObject()) {
      return node.properties().stream()
          .map(
              field ->
                  "%s%s = %s"
                      .formatted(
                          indent, key(field.getKey()), expression(field.getValue(), depth + 1)))
          .collect(Collectors.joining("\n", "{\n", "\n" + end + "}"));
    }
    if (node.isArray()) {
      return node.valueStream()
          .map(item -> expression(item, depth + 1))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return node.isTextual() ? quoted(node.asText()) : node.toString();
  }

  private static String key(String key) {
    return key.matches("[A-Za-z_][A-Za-z0-9_]*") ? key : quoted(key);
  }

  /**
   * A quoted text of Terraform's language: its two template marks are doubled to mean themselves.
   */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> quoted.append(escaped((char) c)));
    return quoted.append('"').toString().replace("${", "$${").replace("%{", "%%{");
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.valueOf(c);
    };
  }
}
