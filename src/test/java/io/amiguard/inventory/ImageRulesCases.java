package io.amiguard.inventory;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.testing.Acme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Images, and the effective policies that judge them. */
abstract class ImageRulesCases {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  final List<DeclarativePolicy> policies = new ArrayList<>();

  void enabled(String criteria) {
    policy(Acme.ROOT, settings("enabled", criteria));
  }

  static String settings(String state, String criteria) {
    return """
        {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"%s"},"image_criteria":{%s}}}}"""
        .formatted(state, criteria);
  }

  void policy(TargetId target, String document) {
    String id = "p-1111111" + policies.size();
    policies.add(
        new DeclarativePolicy(
            new PolicyId(id),
            new PolicyName(id),
            "",
            Map.of(),
            PolicyDocument.parse(document),
            List.of(target)));
  }

  Verdict verdict(Image image) {
    EffectivePolicy policy = Inheritance.of(Acme.tree(), policies).effective(Acme.PROD_WEB);
    return ImageRules.of(policy).verdict(image, Acme.PROD_WEB.value(), NOW);
  }

  static Draft image() {
    return new Draft();
  }

  /** An image of Canonical's, 20 days old, to be changed. */
  static final class Draft {
    private Optional<String> name = Optional.of("golden-web-1");
    private Optional<String> owner = Optional.of("099720109477");
    private Optional<String> alias = Optional.empty();
    private Instant created = NOW.minus(Duration.ofDays(20));
    private Optional<Instant> deprecated = Optional.empty();
    private Optional<Set<String>> codes = Optional.of(Set.of());

    Draft name(String text) {
      name = Optional.of(text);
      return this;
    }

    Draft owner(@Nullable String id) {
      owner = Optional.ofNullable(id);
      return this;
    }

    Draft alias(String word) {
      alias = Optional.of(word);
      return this;
    }

    Draft created(int daysAgo) {
      created = NOW.minus(Duration.ofDays(daysAgo));
      return this;
    }

    Draft createdSecondsAgo(long seconds) {
      created = NOW.minusSeconds(seconds);
      return this;
    }

    Draft deprecated(int daysAgo) {
      deprecated = Optional.of(NOW.minus(Duration.ofDays(daysAgo)));
      return this;
    }

    Draft codes(String code) {
      codes = Optional.of(Set.of(code));
      return this;
    }

    Draft unreadableCodes() {
      codes = Optional.empty();
      return this;
    }

    Image build() {
      return new Image(
          "ami-0aaaaaaaaaaaaaaaa",
          "us-east-1",
          name,
          new Image.Owner(owner, alias),
          new Image.Lifetime(Optional.of(created), deprecated, "available"),
          codes,
          Image.Visibility.PUBLIC);
    }
  }
}
