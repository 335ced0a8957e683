package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.planning.SettingsChoice;
import io.amiguard.output.Terraform;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.settings.PolicySettings;
import io.amiguard.settings.TargetReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the policy documents of the settings, for people who deploy with something else. */
@Command(
    name = "render",
    description = "Print the policy documents that the settings make; needs no AWS.")
final class RenderCommand implements Callable<Integer> {

  /** What a policy can be written as. */
  enum RenderFormat {
    json,
    terraform
  }

  private static final int NAMES_AT_MOST = 10;

  @Mixin SettingsChoice settings;
  @Mixin OutputChoice output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  RenderFormat format;

  @Option(
      names = "--minify",
      description = "JSON without white space, as it is sent to AWS, where white space counts.")
  boolean minify;

  private final Environment environment;

  RenderCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    List<Finding> findings = new ArrayList<>();
    List<PolicySettings> policies = settings.chosen(settings.read(environment, findings));
    console.findings(findings);
    String text =
        switch (format) {
          case json -> json(only(policies));
          case terraform -> terraform(policies);
        };
    console.out().println(text);
    return ExitStatus.OK.code();
  }

  private String json(PolicySettings policy) {
    PolicyDocument document = PolicyDocument.of(policy.allowedImages());
    return minify ? document.minified() : document.pretty();
  }

  private static PolicySettings only(List<PolicySettings> policies) {
    if (policies.size() != 1) {
      throw new AmiguardException(
          Kind.USAGE,
          "the settings hold %d policies and JSON can only show one; pick it with --name %s."
              .formatted(policies.size(), names(policies)));
    }
    return policies.get(0);
  }

  private static String names(List<PolicySettings> policies) {
    String names =
        policies.stream()
            .limit(NAMES_AT_MOST)
            .map(policy -> policy.name().value())
            .collect(Collectors.joining("|"));
    return policies.size() <= NAMES_AT_MOST
        ? names
        : "%s and %d more".formatted(names, policies.size() - NAMES_AT_MOST);
  }

  private static String terraform(List<PolicySettings> policies) {
    Terraform terraform = new Terraform();
    for (PolicySettings policy : policies) {
      terraform.add(
          policy.name(),
          policy.description(),
          PolicyDocument.of(policy.allowedImages()),
          policy.targets().stream().map(TargetReference::text).toList());
    }
    return terraform.text();
  }
}
