package io.amiguard.verify;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.plan.IntendedPolicies;
import io.amiguard.plan.Plan;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Difference;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.PolicyName;
import io.amiguard.verify.Comparison.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each account should have once a plan is made, as far as Allowed AMIs go. */
public final class Expectation {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> OURS =
      List.of(PolicyKeys.EXCEPTION_MESSAGE, PolicyKeys.ALLOWED_IMAGES_SETTINGS);

  private final Inheritance inheritance;
  private final Set<PolicyName> wanted;

  private Expectation(CurrentOrganization organization, Set<PolicyName> wanted) {
    this.inheritance = Inheritance.of(organization.tree(), organization.policiesThatCount());
    this.wanted = Set.copyOf(wanted);
  }

  /**
   * Returns what a plan will have made of its organization. A policy that the plan must not touch
   * is expected to be as wanted, too: that it cannot be made so does not make it right.
   */
  public static Expectation of(Plan plan) {
    CurrentOrganization after = plan.after();
    Map<PolicyName, DesiredPolicy> desired =
        plan.desired().stream().collect(toMap(DesiredPolicy::name, policy -> policy));
    List<DeclarativePolicy> policies =
        after.policies().stream()
            .map(live -> live.isManaged() ? live : asWanted(live, desired.get(live.name())))
            .toList();
    return of(
        new CurrentOrganization(after.tree(), after.hasServiceAccess(), policies),
        IntendedPolicies.of(plan));
  }

  private static DeclarativePolicy asWanted(
      DeclarativePolicy live, @Nullable DesiredPolicy desired) {
    return desired == null
        ? live
        : live.with(desired.description(), live.document().with(desired.document()))
            .attachedTo(desired.targets());
  }

  /**
   * Returns what the policies of an organization give its accounts.
   *
   * @param wanted the policies that are as they should be; others are foreign
   */
  static Expectation of(CurrentOrganization organization, Set<PolicyName> wanted) {
    return new Expectation(organization, wanted);
  }

  /** Returns the whole prediction for an account. */
  public EffectivePolicy of(TargetId account) {
    return inheritance.effective(account);
  }

  /** Returns whether a value is about what amiguard manages, by its pointer. */
  static boolean isOurs(String path) {
    return OURS.stream()
        .map(key -> "/" + PolicyKeys.EC2_ATTRIBUTES + "/" + key)
        .anyMatch(ours -> path.equals(ours) || path.startsWith(ours + "/"));
  }

  boolean isWanted(PolicyName policy) {
    return wanted.contains(policy);
  }

  /**
   * Compares with what AWS shows about Allowed AMIs and the exception message; of a difference,
   * {@code before} is what was expected and {@code after} what AWS shows.
   */
  public Comparison compare(TargetId account, Optional<ObjectNode> actual) {
    EffectivePolicy expected = of(account);
    ObjectNode shown = ours(actual.orElseGet(NODES::objectNode));
    ObjectNode likely = ours(expected.content());
    List<Settled> settled = new ArrayList<>();
    for (Uncertain open : expected.uncertain().stream().filter(it -> isOurs(it.path())).toList()) {
      Optional<Decision> candidate = shownOf(open, shown);
      candidate.map(decision -> Settled.of(decision, wanted)).ifPresent(settled::add);
      candidate.or(() -> ifExpected(open)).ifPresent(decision -> put(likely, decision));
    }
    return new Comparison(Difference.between(likely, shown), settled);
  }

  private static Optional<Decision> shownOf(Uncertain open, ObjectNode shown) {
    JsonNode actual = Meaning.of(shown).at(open.path());
    return open.candidates().stream()
        .filter(candidate -> Meaning.of(candidate.value()).equals(actual))
        .findFirst();
  }

  /** What a locked container may keep away is missed only where the settings want it. */
  private Optional<Decision> ifExpected(Uncertain open) {
    return open.candidates().stream()
        .filter(
            candidate -> open.lock().isEmpty() || Settled.of(candidate, wanted).foreign().isEmpty())
        .findFirst();
  }

  private static void put(ObjectNode content, Decision decision) {
    JsonPointer path = JsonPointer.compile(decision.path());
    content
        .withObject(path.head(), JsonNode.OverwriteMode.NONE, false)
        .set(path.last().getMatchingProperty(), decision.value());
  }

  /** Returns the part of an effective policy that amiguard is about. */
  static ObjectNode ours(ObjectNode effective) {
    ObjectNode ours = NODES.objectNode();
    JsonNode attributes = effective.path(PolicyKeys.EC2_ATTRIBUTES);
    for (String key : OURS) {
      if (attributes.has(key)) {
        ours.withObjectProperty(PolicyKeys.EC2_ATTRIBUTES).set(key, attributes.get(key));
      }
    }
    return ours;
  }
}
