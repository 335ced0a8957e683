package io.amiguard.lint;

import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * What one policy says about Allowed AMIs, as it stands in a file, right or wrong.
 *
 * @param criteriaPlace where the criteria stand, or the policy if it has none
 */
record PolicyDraft(Where criteriaPlace, Optional<Scalar> state, List<CriterionDraft> criteria) {

  PolicyDraft {
    criteria = List.copyOf(criteria);
  }
}
