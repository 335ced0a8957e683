package io.amiguard.lint;

import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * What one policy says about Allowed AMIs, as it stands in a file, right or wrong.
 *
 * @param criteriaPlace where the criteria stand, or the policy if it has none
 * @param criteria those that can be looked into
 * @param given how many criteria there are
 */
record PolicyDraft(
    Where criteriaPlace, Optional<Scalar> state, List<CriterionDraft> criteria, int given) {

  PolicyDraft {
    criteria = List.copyOf(criteria);
  }
}
