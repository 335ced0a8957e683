package io.amiguard.conversion;

import io.amiguard.Finding.Where;
import io.amiguard.plan.Adoption;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.settings.PolicySettings;
import io.amiguard.settings.TargetReference;
import java.util.List;

/**
 * A policy that is to become settings, and what the file will say about it beside its document.
 *
 * @param label what messages call it
 */
record FoundPolicy(
    String label,
    PolicyName name,
    String description,
    List<TargetReference> targets,
    Adoption adoption,
    PolicyDocument document) {

  FoundPolicy {
    targets = List.copyOf(targets);
  }

  /** Returns the settings of the policy with what a conversion made of its document. */
  PolicySettings with(Conversion conversion) {
    return new PolicySettings(
        name, fitDescription(), targets, conversion.nearest(), adoption, Where.nowhere());
  }

  /**
   * Returns the description, or the default where settings cannot say it: then plan leaves a live
   * one as it is.
   */
  private String fitDescription() {
    int length = description.codePointCount(0, description.length());
    boolean fits =
        !description.isBlank()
            && length <= PolicySettings.MAX_DESCRIPTION_LENGTH
            && description.codePoints().noneMatch(Character::isISOControl);
    return fits ? description : PolicySettings.DEFAULT_DESCRIPTION;
  }
}
