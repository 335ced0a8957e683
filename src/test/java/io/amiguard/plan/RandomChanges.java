package io.amiguard.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Changes of policies of which each may say the whole or a part: the state alone, a criterion, what
 * is appended to or taken from one, a child control, or nothing.
 */
final class RandomChanges {
  private static final List<TargetId> PLACES =
      List.of(Acme.ROOT, Acme.ROOT, Acme.WORKLOADS, Acme.PROD, Acme.SANDBOX, Acme.DEV);

  private final Random random;
  private final Words words;

  /** What criteria ask for. */
  enum Words {
    /** Accounts and nothing else, so that nothing is left open. */
    OWNERS,
    /** Aliases, names and days, too. */
    ALL;

    List<String> providers() {
      return this == OWNERS
          ? List.of("111111111111", "222222222222", "444444444444")
          : List.of("111111111111", "222222222222", "333333333333", "amazon");
    }
  }

  RandomChanges(Random random, Words words) {
    this.random = random;
    this.words = words;
  }

  /** Returns a plan of a few changes, in an order in which a planner might not make them. */
  Plan plan() {
    CurrentOrganization current = current();
    List<Change> changes = new ArrayList<>();
    CurrentOrganization now = current;
    for (int i = 0; i < 2 + random.nextInt(6); i++) {
      Optional<Change> change = change(now);
      change.ifPresent(changes::add);
      now = change.map(now::after).orElse(now);
    }
    return new Plan(current, List.of(), changes, List.of(), List.of());
  }

  private CurrentOrganization current() {
    return Acme.with(
        IntStream.rangeClosed(1, random.nextInt(5))
            .mapToObj(
                i ->
                    Acme.foreign(
                        "p-0000000" + i,
                        "live-" + i,
                        document().json().toString(),
                        IntStream.range(0, random.nextInt(4))
                            .mapToObj(any -> pick(PLACES))
                            .toArray(TargetId[]::new)))
            .toArray(DeclarativePolicy[]::new));
  }

  private Optional<Change> change(CurrentOrganization now) {
    PolicyName name = new PolicyName("new-" + random.nextInt(3));
    if (now.policies().isEmpty() || (chance(15) && now.policy(name).isEmpty())) {
      return Optional.of(new Change.CreatePolicy(name, "", document(), Map.of()));
    }
    DeclarativePolicy policy = pick(now.policies());
    TargetId place = pick(PLACES);
    if (chance(35)) {
      return Optional.of(new Change.UpdatePolicy(policy, "", document()));
    }
    if (chance(50) && !policy.targets().isEmpty()) {
      return Optional.of(new Change.DetachPolicy(policy.name(), pick(policy.targets())));
    }
    return policy.targets().contains(place)
        ? Optional.empty()
        : Optional.of(new Change.AttachPolicy(policy.name(), place));
  }

  private PolicyDocument document() {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    ObjectNode attributes = controlled(content.putObject(spelled("ec2_attributes")));
    if (chance(90)) {
      ObjectNode settings = controlled(attributes.putObject(spelled("allowed_images_settings")));
      if (chance(75)) {
        String state = pick(List.of("enabled", "enabled", "enabled", "audit_mode", "disabled"));
        controlled(settings.putObject("state")).put("@@assign", state);
      }
      if (chance(75)) {
        ObjectNode criteria = controlled(settings.putObject("image_criteria"));
        criterion(criteria.putObject(spelled("criteria_1")));
        if (chance(35)) {
          criterion(criteria.putObject(spelled("criteria_2")));
        }
      }
    }
    return PolicyDocument.of(content);
  }

  private void criterion(ObjectNode criterion) {
    controlled(criterion);
    list(criterion.putObject("allowed_image_providers"), words.providers());
    if (words == Words.ALL && chance(25)) {
      list(criterion.putObject("image_names"), List.of("a", "a*", "?b", "*", "b*", "*a"));
    }
    if (words == Words.ALL && chance(25)) {
      controlled(
          criterion
              .putObject("creation_date_condition")
              .putObject("maximum_days_since_created")
              .put("@@assign", pick(List.of("0", "05", "5", "15"))));
    }
  }

  private void list(ObjectNode parameter, List<String> from) {
    if (chance(75)) {
      some(parameter, "@@assign", from);
    }
    if (chance(20)) {
      some(parameter, "@@append", from);
    }
    if (chance(15) && words == Words.ALL) {
      some(parameter, "@@remove", from);
    }
    controlled(parameter);
  }

  /** A list without values leaves open what it lets through. */
  private void some(ObjectNode parameter, String operator, List<String> from) {
    int least = words == Words.OWNERS ? 1 : 0;
    IntStream.range(0, least + random.nextInt(2))
        .forEach(any -> parameter.withArrayProperty(operator).add(pick(from)));
    parameter.withArrayProperty(operator);
  }

  private ObjectNode controlled(ObjectNode node) {
    if (chance(8)) {
      node.putArray("@@operators_allowed_for_child_policies")
          .add(pick(List.of("@@none", "@@none", "@@assign", "@@append", "@@remove")));
    }
    return node;
  }

  private String spelled(String key) {
    return chance(20) ? key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1) : key;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
