package io.amiguard.output;

import io.amiguard.Finding.Where;
import io.amiguard.inventory.Use;
import io.amiguard.inventory.Verdict;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import io.amiguard.settings.CriterionPlaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where it stands what an account may launch: in the settings file as far as that has a say, else
 * in the snapshot.
 *
 * @param after the organization as the settings make it
 * @param snapshot the file that the organization is from
 */
public record ImpactPlaces(
    CriterionPlaces settings, CurrentOrganization after, Optional<String> snapshot) {
  private static final Pattern NUMBER = Pattern.compile("criteria_([1-9][0-9]{0,3})");

  /**
   * Returns the criterion that a verdict names, in the policy nearest to the account that has one
   * of that number, or else the nearest policy.
   */
  Where of(Use use) {
    List<PolicyName> policies = above(use.account());
    Optional<Where> criterion =
        number(use.verdict()).stream()
            .flatMap(
                number -> policies.stream().flatMap(name -> settings.of(name, number).stream()))
            .findFirst();
    return criterion.orElseGet(() -> of(use.account()));
  }

  /** Returns the policy of the settings that is nearest to an account. */
  Where of(TargetId account) {
    return above(account).stream()
        .flatMap(name -> settings.of(name).stream())
        .findFirst()
        .or(() -> snapshot.map(Where::file))
        .orElse(Where.nowhere());
  }

  private List<PolicyName> above(TargetId account) {
    List<TargetId> path = after.tree().pathTo(account);
    List<PolicyName> names = new ArrayList<>();
    for (int i = path.size() - 1; i >= 0; i--) {
      TargetId target = path.get(i);
      after.policies().stream()
          .filter(policy -> policy.targets().contains(target))
          .map(DeclarativePolicy::name)
          .sorted(Comparator.naturalOrder())
          .forEach(names::add);
    }
    return names;
  }

  private static Optional<Integer> number(Verdict verdict) {
    Optional<String> criterion = Optional.empty();
    if (verdict instanceof Verdict.Blocked blocked) {
      criterion = Optional.of(blocked.criterion());
    } else if (verdict instanceof Verdict.Allowed allowed) {
      criterion = Optional.of(allowed.criterion());
    }
    return criterion
        .map(NUMBER::matcher)
        .filter(Matcher::matches)
        .map(number -> Integer.valueOf(number.group(1)));
  }
}
