package io.amiguard.conversion;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.settings.TargetReference;
import io.amiguard.source.JsonText;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceParser;
import io.amiguard.terraform.Evaluated;
import io.amiguard.terraform.PolicyContent;
import io.amiguard.terraform.TerraformFile;
import io.amiguard.terraform.TerraformPolicy;
import io.amiguard.terraform.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Terraform: every {@code aws_organizations_policy} of a file, with the attachments beside it. A
 * policy is left out if its content is not known in full.
 */
final class TerraformPolicySource implements PolicySource {

  /** The rule of targets that no policy can be attached to. */
  static final String BAD_TARGET = "import.bad-target";

  @Override
  public boolean isKindOf(PolicyFile file) {
    return TerraformFile.isTerraform(file.name(), file.text());
  }

  @Override
  public List<FilePolicy> policies(PolicyFile file, List<Finding> findings) {
    Optional<List<TerraformPolicy>> read = TerraformFile.read(file.name(), file.text(), findings);
    if (read.filter(List::isEmpty).isPresent()) {
      findings.add(TerraformFile.withoutPolicy(file.name()));
    }
    return read.stream()
        .flatMap(List::stream)
        .flatMap(policy -> policy(policy, findings).stream())
        .toList();
  }

  private static Optional<FilePolicy> policy(TerraformPolicy policy, List<Finding> findings) {
    report(policy.type(), findings);
    report(policy.content(), findings);
    if (!policy.content().isWhole()) {
      return Optional.empty();
    }
    if (policy.content().value().isEmpty()) {
      findings.add(withoutContent(policy));
    }
    return policy
        .content()
        .value()
        .flatMap(content -> root(content, findings))
        .flatMap(root -> policy(policy, root, findings));
  }

  private static Optional<FilePolicy> policy(
      TerraformPolicy policy, Mapping root, List<Finding> findings) {
    Optional<PolicyDocument> document =
        JsonPolicySource.document(root, JsonText.of(root), findings);
    return document.map(
        present -> {
          report(policy.name(), findings);
          report(policy.description(), findings);
          return new FilePolicy(
              Optional.of(policy.name().value().orElse(policy.label())),
              policy.description().value(),
              targets(policy, findings),
              present,
              new JsonPlaces(root));
        });
  }

  private static Optional<Mapping> root(PolicyContent content, List<Finding> findings) {
    Optional<SourceNode> root =
        content instanceof PolicyContent.Json json
            ? SourceParser.parseJson(json.text(), findings)
            : Optional.of(((PolicyContent.Encoded) content).value());
    return root.flatMap(node -> JsonPolicySource.mapping(node, findings));
  }

  private static List<TargetReference> targets(TerraformPolicy policy, List<Finding> findings) {
    List<TargetReference> targets = new ArrayList<>();
    for (Evaluated<String> target : policy.targets()) {
      report(target, findings);
      target.value().flatMap(text -> target(policy, text, findings)).ifPresent(targets::add);
    }
    return targets.stream().distinct().toList();
  }

  private static Optional<TargetReference> target(
      TerraformPolicy policy, String text, List<Finding> findings) {
    if (TargetReference.isValid(text)) {
      return Optional.of(new TargetReference(text, Where.nowhere()));
    }
    findings.add(
        Finding.of(
                Severity.WARNING,
                BAD_TARGET,
                policy.where(),
                "%s is attached to %s, which is no target"
                    .formatted(policy.address(), Quoted.text(text)))
            .withHint("Use r-…, ou-…-… or a 12-digit account id."));
    return Optional.empty();
  }

  private static void report(Evaluated<?> evaluated, List<Finding> findings) {
    evaluated.unknown().stream().map(Unknown::finding).forEach(findings::add);
  }

  private static Finding withoutContent(TerraformPolicy policy) {
    return Finding.of(
            Severity.ERROR,
            "import.not-a-policy",
            policy.where(),
            "%s has no content".formatted(policy.address()))
        .withHint("Name the file that holds it.");
  }
}
