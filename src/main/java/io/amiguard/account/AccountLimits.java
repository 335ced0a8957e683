package io.amiguard.account;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.account.Transition.Launches;
import io.amiguard.plan.Brake;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.ImageProvider;
import io.amiguard.survey.Place;
import io.amiguard.verify.Criterion.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * What speaks against a plan for accounts. {@code max_share} is not among it: it is a share of an
 * organization, and which accounts there are besides is not known here.
 */
final class AccountLimits {
  private final AccountPlan plan;
  private final Places places;

  AccountLimits(AccountPlan plan, Places places) {
    this.plan = plan;
    this.places = places;
  }

  List<Finding> objections() {
    List<Finding> objections = new ArrayList<>();
    objections.addAll(managed());
    maxAccounts().ifPresent(objections::add);
    maxBlockedInstances().ifPresent(objections::add);
    noCriteria().ifPresent(objections::add);
    withoutAmazon().ifPresent(objections::add);
    return objections;
  }

  /** EC2 refuses every change there (Organizations User Guide, EC2 policies). */
  private List<Finding> managed() {
    return ManagedPlaces.findings(plan.live(), places, Severity.ERROR).stream()
        .map(
            finding ->
                finding.withHint(
                    "change the policy with 'amiguard plan' in the organization's management account, or leave these places out"))
        .toList();
  }

  /** Given limits count every account that changes, the default those whose launches change. */
  private Optional<Finding> maxAccounts() {
    OptionalInt given = plan.limits().maxAccounts();
    List<Place> concerned =
        given.isPresent() ? List.copyOf(plan.changes().keySet()) : in(it -> isFelt(it.launches()));
    int limit = given.orElse(SafetyLimits.DEFAULT_MAX_ACCOUNTS);
    long accounts = concerned.stream().map(Place::account).distinct().count();
    return accounts <= limit
        ? Optional.empty()
        : Optional.of(
            Brake.MAX_ACCOUNTS.objection(
                places.names(concerned),
                "the plan %s %d accounts (%d Regions in all), and max_accounts %s is %d: %s"
                    .formatted(
                        given.isPresent()
                            ? "changes what is set in"
                            : "restricts or unblocks launches, or may, in",
                        accounts,
                        concerned.size(),
                        given.isPresent() ? "of the settings" : "by default",
                        limit,
                        places.names(concerned)),
                "name fewer profiles or roles, raise max_accounts under limits"));
  }

  /** What runs in accounts is not read here, so that the limit cannot be shown to be kept. */
  private Optional<Finding> maxBlockedInstances() {
    List<Place> restricted = restricted();
    OptionalInt limit = plan.limits().maxBlockedInstances();
    return limit.isEmpty() || restricted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Brake.MAX_BLOCKED_INSTANCES.objection(
                places.names(restricted),
                "the plan restricts launches, or may, and max_blocked_instances of the settings is %d, but what runs there is not known: %s"
                    .formatted(limit.getAsInt(), places.names(restricted)),
                "set audit_mode first and look at what is marked"));
  }

  private Optional<Finding> noCriteria() {
    List<Place> bare =
        in(
            it ->
                it.after().isEnforcedWithoutCriteria() && !it.before().isEnforcedWithoutCriteria());
    return bare.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Brake.NO_CRITERIA.objection(
                places.names(bare),
                "the plan leaves places enforced with 0 criteria; at least 1 is needed, because AWS does not document what may be launched without: %s"
                    .formatted(places.names(bare)),
                "write criteria into the settings"));
  }

  /** Node images of AWS's own compute services are Amazon's (EC2 User Guide, Allowed AMIs). */
  private Optional<Finding> withoutAmazon() {
    List<Place> without = in(AccountLimits::shutsOutAmazon);
    return without.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                    Severity.DANGER,
                    "account.amazon-not-allowed",
                    where(without),
                    "no criterion allows the provider amazon where the plan enforces, so managed compute (ECS, EKS, Lambda Managed Instances, EMR, Elastic Beanstalk) may not be able to launch there: %s"
                        .formatted(places.names(without)))
                .withHint(
                    "add amazon to allowed_image_providers unless nobody uses these services"));
  }

  private static boolean shutsOutAmazon(Transition transition) {
    return transition.launches().isRestricting()
        && !allowsAmazon(transition.after())
        && !(transition.before().isEnforced() && !allowsAmazon(transition.before()));
  }

  private static boolean allowsAmazon(Setting setting) {
    return setting.criteria().stream()
        .map(criterion -> criterion.of(Parameter.ALLOWED_IMAGE_PROVIDERS))
        .anyMatch(
            providers ->
                providers.isEmpty() || providers.contains(ImageProvider.AMAZON.inPolicy()));
  }

  private List<Place> restricted() {
    return in(it -> it.launches().isRestricting());
  }

  private static boolean isFelt(Launches launches) {
    return launches != Launches.UNTOUCHED;
  }

  private List<Place> in(Predicate<Transition> those) {
    return plan.changes().entrySet().stream()
        .filter(entry -> those.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Where where(List<Place> some) {
    return Where.target(places.names(some));
  }
}
