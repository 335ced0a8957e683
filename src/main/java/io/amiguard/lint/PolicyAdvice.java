package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.ASSIGN;

import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.State;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode.Scalar;
import java.util.List;
import java.util.Optional;

/** What AWS takes in a policy as a whole and nobody should write (EC2 User Guide, Allowed AMIs). */
final class PolicyAdvice {
  /** AWS allows ten; to compare many more would cost the square of their number. */
  private static final int COMPARED = 20;

  private final Problems problems;

  PolicyAdvice(Problems problems) {
    this.problems = problems;
  }

  /**
   * Checks a policy, in whatever kind of file it stands. Criteria are only compared where nothing
   * is wrong with them.
   */
  void check(PolicyDraft policy) {
    CriterionAdvice advice = new CriterionAdvice(problems);
    policy.criteria().forEach(advice::check);
    amazon(policy);
    if (!problems.haveErrors()) {
      covered(policy.criteria());
    }
  }

  /** Checks what a settings file cannot hold, because reading it finds the same. */
  void checkInPolicy(PolicyDraft policy) {
    CriterionAdvice advice = new CriterionAdvice(problems);
    policy.criteria().forEach(advice::checkInPolicy);
    boolean isOn =
        policy
            .state()
            .flatMap(PolicyAdvice::state)
            .filter(state -> state != State.DISABLED)
            .isPresent();
    if (isOn && policy.given() == 0 && policy.unknown().isEmpty()) {
      problems.warning(
          "policy.state-without-criteria",
          policy.state().map(Scalar::where).orElse(policy.criteriaPlace()),
          "the policy turns Allowed AMIs on and has no criteria;"
              + " unless another policy gives them, AWS does not document what is allowed",
          "Add image_criteria, or make sure that a policy on every path has them.");
    }
  }

  private static Optional<State> state(Scalar word) {
    return State.parse(word.text());
  }

  private void covered(List<CriterionDraft> criteria) {
    List<CriterionDraft> compared = criteria.stream().limit(COMPARED).toList();
    for (int i = 0; i < compared.size(); i++) {
      CriterionDraft narrow = compared.get(i);
      for (int j = 0; j < compared.size(); j++) {
        CriterionDraft wide = compared.get(j);
        boolean isTwin = CriterionCover.covers(narrow, wide);
        if (i != j && CriterionCover.covers(wide, narrow) && (!isTwin || j < i)) {
          report(narrow, wide);
          break;
        }
      }
    }
  }

  private void report(CriterionDraft narrow, CriterionDraft wide) {
    problems.warning(
        "policy.covered-criterion",
        narrow.where(),
        "%s allows nothing that %s in line %d does not allow"
            .formatted(Quoted.text(narrow.name()), Quoted.text(wide.name()), wide.where().line()),
        "Take it out; or narrow the other one, if that was meant.");
  }

  /**
   * Images of ECS, EKS, Lambda and other services come from AWS. A state that is not known counts
   * as one that another policy gives.
   */
  private void amazon(PolicyDraft policy) {
    boolean isOff =
        policy.state().flatMap(PolicyAdvice::state).filter(State.DISABLED::equals).isPresent();
    boolean keepsAmazonOut =
        policy.unknown().isEmpty()
            && policy.criteria().stream().anyMatch(PolicyAdvice::assigns)
            && policy.criteria().stream().noneMatch(PolicyAdvice::letsAmazonIn);
    if (keepsAmazonOut && !isOff) {
      problems.warning(
          "policy.missing-amazon",
          policy.criteriaPlace(),
          "no criterion allows provider amazon; managed compute of ECS, EKS, Lambda, EMR and"
              + " others launches images of AWS",
          "Add \"amazon\" to allowed_image_providers, unless none of these services is used.");
    }
  }

  private static boolean assigns(CriterionDraft criterion) {
    return criterion.parameters().getOrDefault(ALLOWED_IMAGE_PROVIDERS, List.of()).stream()
        .anyMatch(operand -> operand.operator().equals(ASSIGN));
  }

  private static boolean letsAmazonIn(CriterionDraft criterion) {
    return !criterion.has(ALLOWED_IMAGE_PROVIDERS)
        || criterion.mayGive(ALLOWED_IMAGE_PROVIDERS)
        || criterion.values(ALLOWED_IMAGE_PROVIDERS).stream()
            .anyMatch(value -> value.text().equals(ImageProvider.AMAZON.inPolicy()));
  }
}
