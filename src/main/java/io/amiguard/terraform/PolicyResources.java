package io.amiguard.terraform;

import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.terraform.Expression.Hole;
import io.amiguard.terraform.Expression.Opaque;
import io.amiguard.terraform.Expression.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The policies among the resources of a file, with the attachments that name them. */
final class PolicyResources {
  private static final Pattern POLICY_ID =
      Pattern.compile(Resource.POLICY + "\\.([\\w-]+)(?:\\[0])?\\.id");
  private static final Pattern ROOT_ID =
      Pattern.compile("(?:data\\.)?aws_organizations_organization\\.[\\w-]+\\.roots\\[0]\\.id");
  private static final String ROOT = "root";

  private final Map<String, List<Resource>> attachments;
  private final Locals locals;

  private PolicyResources(Blocks blocks) {
    this.attachments =
        blocks.resources().stream()
            .filter(resource -> resource.type().equals(Resource.ATTACHMENT))
            .collect(Collectors.groupingBy(PolicyResources::attached));
    this.locals = new Locals(blocks.locals());
  }

  static List<TerraformPolicy> policies(Blocks blocks) {
    PolicyResources all = new PolicyResources(blocks);
    return blocks.resources().stream()
        .filter(resource -> resource.type().equals(Resource.POLICY))
        .map(all::policy)
        .filter(PolicyResources::isOurs)
        .toList();
  }

  private TerraformPolicy policy(Resource resource) {
    return new TerraformPolicy(
        resource.where(),
        resource.label(),
        text(resource, "type"),
        text(resource, "name"),
        text(resource, "description"),
        resource
            .argument("content")
            .map(content -> Evaluator.content(subject(resource, "content"), content, locals))
            .orElseGet(Evaluated::nothing),
        targets(resource));
  }

  /** A policy without a type is a service control policy (AWS provider). */
  private static boolean isOurs(TerraformPolicy policy) {
    return policy.type().isWhole()
        ? policy.type().value().filter(DeclarativePolicy.TYPE::equals).isPresent()
        : policy.content().value().map(PolicyResources::hasAttributes).orElse(true);
  }

  private static boolean hasAttributes(PolicyContent content) {
    if (content instanceof PolicyContent.Json json) {
      return json.text().text().contains(PolicyKeys.EC2_ATTRIBUTES);
    }
    return ((PolicyContent.Encoded) content).value() instanceof Mapping root
        && root.entries().stream()
            .anyMatch(
                entry -> entry.key().toLowerCase(Locale.ROOT).equals(PolicyKeys.EC2_ATTRIBUTES));
  }

  private List<Evaluated<String>> targets(Resource policy) {
    return attachments.getOrDefault(policy.label(), List.of()).stream()
        .flatMap(
            attachment ->
                attachment.argument("target_id").map(id -> target(attachment, id)).stream())
        .toList();
  }

  /** Returns the label of the policy that is attached; empty if it is none of a file. */
  private static String attached(Resource attachment) {
    return attachment
        .argument("policy_id")
        .flatMap(PolicyResources::reference)
        .map(POLICY_ID::matcher)
        .filter(Matcher::matches)
        .map(id -> id.group(1))
        .orElse("");
  }

  private Evaluated<String> target(Resource attachment, Expression id) {
    boolean isRoot = reference(id).filter(source -> ROOT_ID.matcher(source).matches()).isPresent();
    return isRoot
        ? Evaluated.known(ROOT)
        : Evaluator.text(subject(attachment, "target_id"), id, locals);
  }

  /** In JSON a reference stands in a text that consists of it alone. */
  private static Optional<String> reference(Expression expression) {
    if (expression instanceof Template template) {
      return template.onlyHole().map(Hole::expression).flatMap(PolicyResources::reference);
    }
    return expression instanceof Opaque opaque
        ? Optional.of(opaque.source().replaceFirst("^\\$\\{\\s*(.*?)\\s*}$", "$1"))
        : Optional.empty();
  }

  private Evaluated<String> text(Resource resource, String argument) {
    return resource
        .argument(argument)
        .map(value -> Evaluator.text(subject(resource, argument), value, locals))
        .orElseGet(Evaluated::nothing);
  }

  private static String subject(Resource resource, String argument) {
    return argument + " of " + resource.address();
  }
}
