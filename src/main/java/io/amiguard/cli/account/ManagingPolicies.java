package io.amiguard.cli.account;

import static java.util.stream.Collectors.joining;

import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.CurrentReader;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyKeys;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which policies have a say in Allowed AMIs of an account. Only who may read the organization can
 * know: {@code DescribeEffectivePolicy}, which an account may call for itself, tells what it has
 * and not from which policy.
 */
final class ManagingPolicies {
  private static final String SETTINGS =
      "/" + PolicyKeys.EC2_ATTRIBUTES + "/" + PolicyKeys.ALLOWED_IMAGES_SETTINGS + "/";

  private ManagingPolicies() {}

  /** Returns their names, or that they cannot be known. */
  static String of(TargetId account, CurrentReader reader) {
    try {
      CurrentOrganization organization = reader.around(Set.of(account));
      String names = names(effective(account, organization));
      return names.isEmpty()
          ? "no policy that is attached now says so, and one that was may still be in force"
          : "policy " + names;
    } catch (AmiguardException e) {
      return "which policy that is cannot be known from here; whoever may read the organization finds it with 'amiguard explain %s'"
          .formatted(account);
    }
  }

  private static EffectivePolicy effective(TargetId account, CurrentOrganization organization) {
    return Inheritance.of(organization.tree(), organization.policiesThatCount()).effective(account);
  }

  private static String names(EffectivePolicy effective) {
    return Stream.concat(
            effective.decisions().stream(),
            effective.uncertain().stream().map(Uncertain::candidates).flatMap(all -> all.stream()))
        .filter(decision -> decision.path().startsWith(SETTINGS))
        .map(Decision::steps)
        .flatMap(steps -> steps.stream())
        .map(step -> "%s (%s)".formatted(step.source().policyName(), step.source().policyId()))
        .distinct()
        .sorted()
        .collect(joining(", "));
  }
}
