package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.lint.LintedFile.Status;
import io.amiguard.source.PlacedText;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.terraform.PolicyContent;
import io.amiguard.terraform.TerraformFile;
import io.amiguard.terraform.TerraformPolicy;
import io.amiguard.terraform.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks the policies of a Terraform file. Of a policy that is not known in full, only those rules
 * are tried that what is unknown cannot put right.
 */
final class TerraformLint {
  private final Problems problems;
  private final PolicySet policies = new PolicySet();

  TerraformLint(Problems problems) {
    this.problems = problems;
  }

  /** Returns how far that went. */
  Status check(String file, String text) {
    List<Finding> findings = new ArrayList<>();
    Optional<List<TerraformPolicy>> read = TerraformFile.read(file, text, findings);
    problems.addAll(findings);
    if (read.isEmpty()) {
      return Status.BROKEN;
    }
    if (read.get().isEmpty()) {
      problems.addAll(List.of(TerraformFile.withoutPolicy(file)));
      return Status.UNRECOGNISED;
    }
    read.get().forEach(policy -> check(file, policy));
    problems.addAll(policies.findings());
    return Status.LINTED;
  }

  private void check(String file, TerraformPolicy policy) {
    problems.addAll(policy.type().unknown().stream().map(Unknown::finding).toList());
    problems.addAll(policy.content().unknown().stream().map(Unknown::finding).toList());
    Optional<SourceNode> known = policy.content().value().flatMap(content -> value(file, content));
    if (policy.content().isWhole()) {
      known.ifPresent(policies::check);
      requireContent(policy);
    } else {
      policies.addUnknown();
      known.ifPresent(this::checkPart);
    }
  }

  private void requireContent(TerraformPolicy policy) {
    if (policy.content().value().isEmpty()) {
      problems.error(
          "policy.missing-attributes",
          policy.where(),
          "%s has no content".formatted(policy.address()),
          "Write content = jsonencode({ ec2_attributes = {…} }).");
    }
  }

  private void checkPart(SourceNode part) {
    new KeyRules(problems).check(part);
    new OperatorRules(problems).check(part);
  }

  private Optional<SourceNode> value(String file, PolicyContent content) {
    return content instanceof PolicyContent.Json json
        ? json(file, json.text())
        : Optional.of(((PolicyContent.Encoded) content).value());
  }

  private Optional<SourceNode> json(String file, PlacedText text) {
    Optional<Parsed> parsed = Parsed.ofJson(file, text, problems);
    parsed.ifPresent(found -> problems.addFlaws(found.flaws()));
    Optional<SourceNode> root = parsed.map(Parsed::root);
    root.filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .ifPresent(document -> new SizeRules(problems).checkWhiteSpace(document, text.text()));
    return root;
  }
}
