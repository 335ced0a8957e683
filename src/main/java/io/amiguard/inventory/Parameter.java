package io.amiguard.inventory;

import io.amiguard.inventory.Outcome.Kind;
import io.amiguard.policy.ImageProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that a criterion asks of an image; its own values are alternatives (EC2 User Guide,
 * Allowed AMIs). Each carries the key of its criterion, such as {@code criteria_1}, for its words.
 */
sealed interface Parameter {

  Outcome test(Image image, Instant now);

  /** Returns whether the parameter may be missing from the effective policy altogether. */
  default boolean mayBeAbsent() {
    return false;
  }

  /**
   * The image must come from one of these owners: account ids, and aliases as {@code
   * ImageOwnerAlias} spells them. The alias {@code amazon} covers verified providers of which AWS
   * publishes no list, so the alias of the image decides and not the number of its owner.
   */
  record Providers(String criterion, Set<String> owners) implements Parameter {
    static Providers of(String criterion, List<ImageProvider> providers) {
      return new Providers(
          criterion,
          providers.stream().map(ImageProvider::inEc2).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Outcome test(Image image, Instant now) {
      Optional<String> id = image.owner().id();
      Optional<String> alias = image.owner().alias();
      if (id.filter(owners::contains).isPresent() || alias.filter(owners::contains).isPresent()) {
        return Outcome.matches("provider");
      }
      return id.isEmpty()
          ? Outcome.unknown(() -> "its owner is not known")
          : Outcome.fails(
              () ->
                  "provider %s%s is not in %s"
                      .formatted(id.get(), alias.map(" (%s)"::formatted).orElse(""), criterion));
    }
  }

  /** The image must have one of these names, with wildcards. */
  record Names(String criterion, List<Wildcards> patterns) implements Parameter {
    @Override
    public Outcome test(Image image, Instant now) {
      if (image.name().isEmpty()) {
        return Outcome.unknown(() -> "its name is not known");
      }
      String name = image.name().get();
      if (patterns.stream().anyMatch(pattern -> pattern.matches(name))) {
        return Outcome.matches("name");
      }
      return patterns.stream().anyMatch(pattern -> pattern.matchesInAnyCase(name))
          ? Outcome.unknown(
              () ->
                  "its name fits %s only if capital letters do not count, which AWS does not document"
                      .formatted(criterion))
          : Outcome.fails(() -> "name %s is not in %s".formatted(name, criterion));
    }
  }

  /** The image must be one of these products of AWS Marketplace. */
  record ProductCodes(String criterion, Set<String> codes) implements Parameter {
    @Override
    public Outcome test(Image image, Instant now) {
      if (image.productCodes().isEmpty()) {
        return Outcome.unknown(() -> "its Marketplace product codes could not be read");
      }
      Set<String> own = image.productCodes().get();
      if (own.stream().anyMatch(codes::contains)) {
        return Outcome.matches("product code");
      }
      return Outcome.fails(
          () ->
              own.isEmpty()
                  ? "it has no Marketplace product code, and %s asks for one".formatted(criterion)
                  : "product code %s is not in %s"
                      .formatted(String.join(", ", own.stream().sorted().toList()), criterion));
    }
  }

  /** The image must not be older than this. */
  record DaysSinceCreated(String criterion, long maximum) implements Parameter {
    @Override
    public Outcome test(Image image, Instant now) {
      return image
          .lifetime()
          .created()
          .map(created -> Days.between("age", "created", created, now))
          .map(days -> days.within(maximum, criterion))
          .orElseGet(() -> Outcome.unknown(() -> "when it was created is not known"));
    }
  }

  /**
   * The image must not have been deprecated for longer than this; at 0 no deprecated image passes.
   * An image that is not deprecated always does.
   */
  record DaysSinceDeprecated(String criterion, long maximum) implements Parameter {
    @Override
    public Outcome test(Image image, Instant now) {
      if (!image.isKnown()) {
        return Outcome.unknown(() -> "whether it is deprecated is not known");
      }
      Optional<Instant> deprecated =
          image.lifetime().deprecated().filter(moment -> !moment.isAfter(now));
      if (deprecated.isEmpty()) {
        return Outcome.matches("deprecation");
      }
      Days days = Days.between("deprecation", "deprecated", deprecated.get(), now);
      return maximum == 0
          ? Outcome.fails(
              () ->
                  "deprecated %d days ago, and %s takes no deprecated image"
                      .formatted(days.passed(), criterion))
          : days.within(maximum, criterion);
    }
  }

  /** Something that amiguard cannot judge, because AWS does not document what it means. */
  record Unclear(String why) implements Parameter {
    @Override
    public Outcome test(Image image, Instant now) {
      return Outcome.unknown(() -> why);
    }
  }

  /**
   * A parameter of which one part is clear and another is not: only a match of the first counts.
   */
  record PartlyUnclear(Parameter clear, String why) implements Parameter {
    @Override
    public Outcome test(Image image, Instant now) {
      Outcome outcome = clear.test(image, now);
      return outcome.kind() == Kind.FAILS ? Outcome.unknown(() -> why) : outcome;
    }
  }

  /** A parameter that a control on a container above may keep out (see {@code Inheritance}). */
  record PerhapsAbsent(Parameter present) implements Parameter {
    @Override
    public Outcome test(Image image, Instant now) {
      Outcome outcome = present.test(image, now);
      return outcome.kind() == Kind.FAILS
          ? Outcome.unknown(
              () ->
                  outcome.why()
                      + ", if AWS lets a lower policy add that below a locked container, which it does not document")
          : outcome;
    }

    @Override
    public boolean mayBeAbsent() {
      return true;
    }
  }

  /**
   * A parameter with several possible values: the order of attachment decides, and AWS hides it.
   */
  record OneOf(List<Parameter> candidates) implements Parameter {
    @Override
    public Outcome test(Image image, Instant now) {
      List<Outcome> outcomes =
          candidates.stream().map(candidate -> candidate.test(image, now)).toList();
      Outcome first = outcomes.get(0);
      boolean allAgree = outcomes.stream().allMatch(other -> other.kind() == first.kind());
      return allAgree
          ? first
          : Outcome.unknown(
              () ->
                  "it depends on the order in which policies were attached, which AWS does not show");
    }
  }

  /**
   * Days that have passed.
   *
   * @param what the parameter in one word
   * @param verb what happened so many days ago
   */
  record Days(String what, String verb, long passed) {

    /** Counts whole days; what is still to come, by a clock that is ahead, happened today. */
    static Days between(String what, String verb, Instant since, Instant now) {
      return new Days(what, verb, Math.max(0, Duration.between(since, now).toDays()));
    }

    /** On the boundary day AWS's page says "300 days or less" here and "less than 300" there. */
    Outcome within(long maximum, String criterion) {
      if (passed < maximum) {
        return Outcome.matches(what);
      }
      return passed == maximum
          ? Outcome.onBoundary(
              () ->
                  "%s %d days ago, on the boundary of %s, and AWS does not say which side that is"
                      .formatted(verb, passed, criterion))
          : Outcome.fails(
              () -> "%s %d days ago, and %s takes %d".formatted(verb, passed, criterion, maximum));
    }
  }
}
