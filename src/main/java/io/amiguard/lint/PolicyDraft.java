package io.amiguard.lint;

import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Unknown;
import java.util.List;
import java.util.Optional;

/**
 * What one policy says about Allowed AMIs, as it stands in a file, right or wrong.
 *
 * @param criteriaPlace where the criteria stand, or the policy if it has none
 * @param state empty if it says none, or one that is not known
 * @param criteria those that can be looked into
 * @param given how many criteria there are
 * @param unknown where there may be more criteria
 */
record PolicyDraft(
    Where criteriaPlace,
    Optional<Scalar> state,
    List<CriterionDraft> criteria,
    int given,
    List<Unknown> unknown) {

  PolicyDraft {
    criteria = List.copyOf(criteria);
    unknown = List.copyOf(unknown);
  }
}
