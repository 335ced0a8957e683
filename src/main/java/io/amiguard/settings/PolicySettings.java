package io.amiguard.settings;

import io.amiguard.Finding.Where;
import io.amiguard.plan.Adoption;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.PolicyName;
import java.util.List;

/**
 * One policy as the user wants it, and the targets it belongs on.
 *
 * @param targets as the user wrote them; {@link TargetResolver} finds what they name
 * @param adoption what to do if a policy of that name is live and not ours
 * @param where the place of the policy in the settings file
 * @param criteriaPlaces those of its criteria, in their order; none where no file gives them
 */
public record PolicySettings(
    PolicyName name,
    String description,
    List<TargetReference> targets,
    AllowedImagesSettings allowedImages,
    Adoption adoption,
    Where where,
    List<Where> criteriaPlaces) {

  /** The description of a policy whose settings give none; AWS requires one. */
  public static final String DEFAULT_DESCRIPTION = "Allowed AMIs, managed by amiguard";

  /** API {@code PolicyDescription}: at most 512 characters. */
  public static final int MAX_DESCRIPTION_LENGTH = 512;

  public PolicySettings {
    targets = List.copyOf(targets);
    criteriaPlaces = List.copyOf(criteriaPlaces);
  }

  /** Creates one whose criteria stand in no file. */
  public PolicySettings(
      PolicyName name,
      String description,
      List<TargetReference> targets,
      AllowedImagesSettings allowedImages,
      Adoption adoption,
      Where where) {
    this(name, description, targets, allowedImages, adoption, where, List.of());
  }

  /** Creates one that takes no live policy over. */
  public PolicySettings(
      PolicyName name,
      String description,
      List<TargetReference> targets,
      AllowedImagesSettings allowedImages,
      Where where) {
    this(name, description, targets, allowedImages, Adoption.REFUSED, where);
  }
}
