package io.amiguard.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What an impact tells in SARIF, most pressing first; {@code docs/impact.md} has each. */
enum ImpactRule {
  BLOCKED(
      "impact.blocked",
      "error",
      "An AMI in use would be blocked",
      "New launches of the AMI fail once the state is enabled; running instances keep running."
          + " Allow its publisher if it can be trusted, or replace the AMI first."),
  UNKNOWN(
      "impact.unknown",
      "warning",
      "It is not known whether an AMI in use would be blocked",
      "Something about the AMI, or about what AWS makes of the policy, is not known. What is not"
          + " known is never counted as allowed."),
  STRANGER(
      "impact.stranger",
      "warning",
      "A public AMI of a stranger is in use and would not be blocked",
      "The AMI is public, its owner is neither verified by AWS nor of the organization, and anybody"
          + " may publish an AMI under any name (whoAMI). Find out how it came to be used."),
  TEMPLATE(
      "impact.unknown-template",
      "warning",
      "It is not known which AMI a launch template names",
      "The launch template names its AMI by a parameter that was not looked up.");

  private final String id;
  private final String level;
  private final String title;
  private final String why;

  ImpactRule(String id, String level, String title, String why) {
    this.id = id;
    this.level = level;
    this.title = title;
    this.why = why;
  }

  String id() {
    return id;
  }

  /** Returns a result that breaks the rule. */
  ObjectNode result(String text) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("ruleId", id).put("ruleIndex", List.of(values()).indexOf(this)).put("level", level);
    result.putObject("message").put("text", text);
    return result;
  }

  /** Returns the rule as a log describes it. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id);
    json.putObject("shortDescription").put("text", title);
    json.putObject("fullDescription").put("text", why);
    json.putObject("help").put("text", why);
    json.putObject("defaultConfiguration").put("level", level);
    return json;
  }
}
