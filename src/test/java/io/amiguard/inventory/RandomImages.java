package io.amiguard.inventory;

import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Images and criteria from so few words that they often meet, and often miss by a hair. */
final class RandomImages {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final String ACCOUNT = "222222222222";

  private static final List<String> OWNERS = List.of("111122223333", "099720109477", ACCOUNT);
  private static final List<String> NAMES =
      List.of("golden-1", "golden-web-12", "Golden-1", "ubuntu", "g", "golden.1");
  private static final List<String> PATTERNS =
      List.of("golden-*", "golden-?", "*", "g*1", "UBUNTU", "g??den*", "golden.1", "*o*e*");
  private static final List<String> CODES = List.of("abc1", "abc2", "ABC1");
  private static final int MOST_DAYS = 3;

  private RandomImages() {}

  static Arbitrary<Image> images() {
    return Combinators.combine(
            maybe(Arbitraries.of(NAMES)),
            maybe(Arbitraries.of(OWNERS)),
            maybe(Arbitraries.of("amazon", "aws-marketplace", "aws-backup-vault")),
            maybe(times()),
            maybe(times()),
            maybe(Arbitraries.of(CODES).set().ofMaxSize(2)))
        .as(RandomImages::image);
  }

  static Arbitrary<List<ImageCriterion>> criteria() {
    return criterion().list().ofMaxSize(4);
  }

  static Arbitrary<ImageCriterion> criterion() {
    return Combinators.combine(
            few(Arbitraries.of("amazon", "aws_marketplace", "111122223333", "099720109477"))
                .map(words -> words.stream().map(ImageProvider::new).toList()),
            few(Arbitraries.of(PATTERNS)),
            few(Arbitraries.of(CODES)),
            days(),
            days())
        .as(ImageCriterion::new);
  }

  private static Image image(
      Optional<String> name,
      Optional<String> owner,
      Optional<String> alias,
      Optional<Instant> created,
      Optional<Instant> deprecated,
      Optional<Set<String>> codes) {
    return new Image(
        "ami-0aaaaaaaaaaaaaaaa",
        "us-east-1",
        name,
        new Image.Owner(owner, alias),
        new Image.Lifetime(created, deprecated, "available"),
        codes,
        Image.Visibility.PUBLIC);
  }

  /** Within some days of now, often at the very turn of a day. */
  private static Arbitrary<Instant> times() {
    return Combinators.combine(
            Arbitraries.integers().between(-1, MOST_DAYS + 1), Arbitraries.of(0, 1, 3_600, 86_399))
        .as((days, seconds) -> NOW.minus(Duration.ofDays(days)).minusSeconds(seconds));
  }

  private static Arbitrary<OptionalInt> days() {
    return Arbitraries.integers()
        .between(-3, MOST_DAYS)
        .map(days -> days < 0 ? OptionalInt.empty() : OptionalInt.of(days));
  }

  private static Arbitrary<List<String>> few(Arbitrary<String> words) {
    return words.list().ofMaxSize(2);
  }

  private static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> values) {
    return values.optional(0.8);
  }
}
