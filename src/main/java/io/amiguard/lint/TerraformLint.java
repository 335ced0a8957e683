package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.lint.LintedFile.Status;
import io.amiguard.lint.NamedFiles.NamedFile;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.terraform.Evaluated;
import io.amiguard.terraform.PolicyContent;
import io.amiguard.terraform.TerraformFile;
import io.amiguard.terraform.TerraformPolicy;
import io.amiguard.terraform.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks the policies of a Terraform file. Of a policy that is not known in full every rule is
 * tried on what is known; none speaks where something unknown could put it right.
 */
final class TerraformLint {
  private final Problems problems;
  private final NamedFiles namedFiles;
  private final PolicySet policies = new PolicySet();
  private final List<String> named = new ArrayList<>();

  TerraformLint(Problems problems, NamedFiles namedFiles) {
    this.problems = problems;
    this.namedFiles = namedFiles;
  }

  /** Returns the files that hold the content of policies. */
  List<String> named() {
    return List.copyOf(named);
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
    Evaluated<PolicyContent> content = policy.content();
    Known known =
        content
            .value()
            .map(value -> known(file, value, content.unknown()))
            .orElseGet(() -> new Known(Optional.empty(), content.unknown()));
    boolean isPart = known.value().filter(Mapping.class::isInstance).isPresent();
    for (Unknown unknown : known.unknown()) {
      problems.addAll(
          isPart ? List.of(unknown.note()) : unevaluated(file, unknown).stream().toList());
    }
    known.value().ifPresentOrElse(policies::check, policies::addUnknown);
    if (content.isWhole()) {
      requireContent(policy);
    }
  }

  /** Returns that a content is not known, unless it stands in a file that is linted by itself. */
  private Optional<Finding> unevaluated(String file, Unknown unknown) {
    Optional<NamedFile> holder = unknown.file().flatMap(path -> namedFiles.find(file, path));
    if (holder.isEmpty()) {
      return Optional.of(unknown.finding());
    }
    String label = holder.get().label();
    return switch (holder.get().place()) {
      case FOUND -> {
        named.add(label);
        yield Optional.empty();
      }
      case MISSING -> Optional.of(unknown.missingFile(label));
      case OUTSIDE -> Optional.of(unknown.fileOutside(label));
    };
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

  /** What is known of a content, and what is not. */
  private record Known(Optional<SourceNode> value, List<Unknown> unknown) {}

  private Known known(String file, PolicyContent content, List<Unknown> unknown) {
    return content instanceof PolicyContent.Json json
        ? json(file, json, unknown)
        : new Known(Optional.of(((PolicyContent.Encoded) content).value()), unknown);
  }

  private Known json(String file, PolicyContent.Json json, List<Unknown> unknown) {
    Problems own = new Problems();
    Optional<Parsed> parsed = Parsed.ofJson(file, json.text(), own);
    own.addFlaws(parsed.map(Parsed::flaws).orElse(List.of()));
    if (parsed.isPresent() || !json.gaps().areOutsideOfTexts()) {
      problems.addAll(own.byPlace().stream().map(json.gaps()::shown).toList());
    }
    Optional<SourceNode> read = parsed.map(Parsed::root);
    Optional<SourceNode> root = read.map(json.gaps()::known);
    root.filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .ifPresent(
            document -> new SizeRules(problems).checkWhiteSpace(document, json.text().text()));
    return new Known(root, read.map(node -> json.gaps().inKeys(unknown, node)).orElse(unknown));
  }
}
