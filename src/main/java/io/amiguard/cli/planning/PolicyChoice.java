package io.amiguard.cli.planning;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.cli.console.Environment;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.settings.PolicySettings;
import io.amiguard.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which policy of the settings is put into accounts; the flags alone make one, too. */
public final class PolicyChoice {
  private static final String NAME_OF_FLAGS = "allowed-amis";
  private static final String ANY_TARGET = "root";

  @Mixin SettingsFlags flags;

  @Option(
      names = {"--policy", "--name"},
      paramLabel = "NAME",
      description = "The policy of the file that is meant (default: its only one).")
  @Nullable String name;

  /**
   * The policy with the settings that it is from.
   *
   * @param notes what of it has no meaning in accounts
   */
  public record Chosen(Settings settings, PolicySettings policy, List<Finding> notes) {}

  /**
   * Returns the policy.
   *
   * @throws AmiguardException with all findings if the settings are missing or wrong
   */
  public Chosen read(Environment environment) {
    List<Finding> findings = new ArrayList<>();
    SettingsChoice choice = choice(environment);
    Settings settings = choice.read(environment, findings);
    if (Finding.anyAtLeast(findings, Severity.ERROR)) {
      throw SettingsChoice.invalid(findings);
    }
    PolicySettings policy = only(choice.chosen(settings), settings);
    if (!choice.isOfFlagsAlone(environment)) {
      notUsed(policy).ifPresent(findings::add);
    }
    return new Chosen(settings, policy, findings);
  }

  /** A policy of flags alone needs a name and a target in an organization, and here neither. */
  private SettingsChoice choice(Environment environment) {
    SettingsChoice choice = new SettingsChoice();
    choice.flags = flags;
    choice.name = name;
    choice.instead = SettingsChoice.instead("--provider and --state");
    if (choice.isOfFlagsAlone(environment)) {
      choice.name = name == null ? NAME_OF_FLAGS : name;
      choice.targets = List.of(ANY_TARGET);
    }
    return choice;
  }

  private static PolicySettings only(List<PolicySettings> chosen, Settings settings) {
    if (chosen.size() != 1) {
      throw new AmiguardException(
          Kind.USAGE,
          "the settings file has %d policies, and an account can have one: name it with --policy (%s)."
              .formatted(
                  settings.policies().size(),
                  String.join(
                      ", ",
                      settings.policies().stream().map(policy -> policy.name().value()).toList())));
    }
    return chosen.get(0);
  }

  private static Optional<Finding> notUsed(PolicySettings policy) {
    List<String> keys = new ArrayList<>();
    if (!policy.targets().isEmpty()) {
      keys.add("targets");
    }
    if (policy.allowedImages().childPolicies() != ChildPolicies.ALL) {
      keys.add("child_policies");
    }
    if (policy.allowedImages().exceptionMessage().isPresent()) {
      keys.add("exception_message");
    }
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                Severity.NOTE,
                "account.not-used",
                policy.where(),
                "policy %s sets %s, which only a declarative policy can have; here it is not used"
                    .formatted(policy.name().value(), String.join(", ", keys))));
  }
}
