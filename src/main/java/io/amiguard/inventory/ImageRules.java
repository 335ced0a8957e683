package io.amiguard.inventory;

import io.amiguard.inventory.Criterion.Fit;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an account lets be launched: an image is allowed if it meets one criterion in all its
 * parameters, or if the account owns it (EC2 User Guide, Allowed AMIs). Whether the state is {@code
 * enabled} or only {@code audit_mode} makes no difference to a verdict: it says what {@code
 * enabled} would do.
 */
public final class ImageRules {
  private static final String NO_CRITERIA =
      "the account has a state and no criteria, and AWS does not document what may be launched then";

  private final EffectiveState state;
  private final List<Criterion> criteria;

  private ImageRules(EffectiveState state, List<Criterion> criteria) {
    this.state = state;
    this.criteria = List.copyOf(criteria);
  }

  /** Returns the rules of an account that ends up with an effective policy. */
  public static ImageRules of(EffectivePolicy policy) {
    EffectiveValues values = EffectiveValues.of(policy);
    return new ImageRules(values.state(), values.criteria());
  }

  /** Returns the rules of criteria that apply for sure; {@code criteria_1} is the first. */
  public static ImageRules of(List<ImageCriterion> criteria) {
    List<Criterion> read = new ArrayList<>();
    for (ImageCriterion criterion : criteria) {
      read.add(CriterionReader.of("criteria_" + (read.size() + 1), criterion));
    }
    return new ImageRules(EffectiveState.of(State.ENABLED), read);
  }

  /** Returns the states that the account may be in; none where no policy gives one. */
  public Set<State> states() {
    return state.possible();
  }

  /** Returns whether new launches of an image would work in an account at a moment. */
  public Verdict verdict(Image image, String accountId, Instant now) {
    if (state.isOff(criteria.isEmpty())) {
      return new Verdict.NotGoverned(state.whyOff());
    }
    if (image.isOwnedBy(accountId)) {
      return new Verdict.OwnImage();
    }
    Verdict verdict = criteria.isEmpty() ? unknown(NO_CRITERIA) : judge(image, now);
    return verdict instanceof Verdict.Blocked
        ? doubt(image).map(ImageRules::unknown).orElse(verdict)
        : verdict;
  }

  /** Returns why an image that meets no criterion may be allowed all the same. */
  private Optional<String> doubt(Image image) {
    return image.owner().id().isEmpty()
        ? Optional.of("its owner is not known, and an account's own AMIs are always allowed")
        : state.doubt();
  }

  /**
   * Returns whether an image is allowed where someone must decide: the day of a limit still counts,
   * and what is not known does not match.
   */
  public boolean allows(Image image, String accountId, Instant now) {
    return image.isOwnedBy(accountId)
        || criteria.stream().anyMatch(it -> it.fit(image, now).matchesThroughTheBoundary());
  }

  private Verdict judge(Image image, Instant now) {
    List<Fit> fits = criteria.stream().map(criterion -> criterion.fit(image, now)).toList();
    Optional<Fit> match = fits.stream().filter(Fit::matches).findFirst();
    if (match.isPresent()) {
      return new Verdict.Allowed(match.get().criterion());
    }
    List<Fit> open = fits.stream().filter(fit -> !fit.fails()).toList();
    if (open.isEmpty()) {
      return blocked(fits);
    }
    return image.isKnown()
        ? new Verdict.Unknown(open.stream().flatMap(fit -> fit.open().stream()).distinct().toList())
        : unknown("the image is gone, or nobody could see it, so nothing is known of it");
  }

  private static Verdict blocked(List<Fit> fits) {
    Fit nearest =
        fits.stream()
            .min(
                Comparator.comparing(Fit::failures)
                    .thenComparing(Fit::successes, Comparator.reverseOrder()))
            .orElseThrow();
    return new Verdict.Blocked(nearest.criterion(), nearest.why());
  }

  private static Verdict unknown(String why) {
    return new Verdict.Unknown(List.of(why));
  }
}
