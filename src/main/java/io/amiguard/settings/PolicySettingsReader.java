package io.amiguard.settings;

import io.amiguard.Finding.Where;
import io.amiguard.plan.Adoption;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Sequence;
import java.util.List;
import java.util.Optional;

/** Reads one policy of the settings file. */
final class PolicySettingsReader {
  static final List<String> KEYS =
      List.of(
          "name",
          "description",
          "targets",
          "state",
          "criteria",
          "exception_message",
          "child_policies",
          "adopt");

  private static final String CRITERIA_EXAMPLE = "[{allowed_image_providers: [amazon]}]";

  private final CriterionReader criteria;
  private final PolicyTexts texts;
  private final Problems problems;

  PolicySettingsReader(ProviderWords providers, Problems problems) {
    this.criteria = new CriterionReader(providers, problems);
    this.texts = new PolicyTexts(problems);
    this.problems = problems;
  }

  /** Returns the policy if it has all that a policy must have. */
  Optional<PolicySettings> read(SourceNode node) {
    return Fields.of(node, "a policy", KEYS, problems).flatMap(this::read);
  }

  private Optional<PolicySettings> read(Fields fields) {
    Optional<PolicyName> name = fields.requireText("name", "allowed-amis").flatMap(texts::name);
    String description =
        fields
            .text("description")
            .flatMap(texts::description)
            .orElse(PolicySettings.DEFAULT_DESCRIPTION);
    List<TargetReference> targets =
        fields.requireList("targets", "[root]").map(this::targets).orElse(List.of());
    AllowedImagesSettings allowedImages = allowedImages(fields);
    Adoption adoption =
        fields.trueOrFalse("adopt").orElse(false) ? Adoption.ALLOWED : Adoption.REFUSED;
    PolicyRules.checkLength(allowedImages, fields.where(), problems);
    return name.map(
        present ->
            new PolicySettings(
                present,
                description,
                targets,
                allowedImages,
                adoption,
                fields.where(),
                criteriaPlaces(fields)));
  }

  private static List<Where> criteriaPlaces(Fields fields) {
    return fields.find("criteria").stream()
        .filter(Sequence.class::isInstance)
        .flatMap(list -> ((Sequence) list).items().stream())
        .map(SourceNode::where)
        .toList();
  }

  private List<TargetReference> targets(Sequence list) {
    if (list.items().isEmpty()) {
      problems.error(
          "settings.no-targets",
          list.where(),
          "targets is empty, so the policy would apply to nothing",
          "Name at least one target, such as root, /OU/Path or a 12-digit account id.");
    }
    return TargetReference.readAll(list.items(), problems);
  }

  private AllowedImagesSettings allowedImages(Fields fields) {
    Optional<State> state = fields.require("state", "audit_mode").flatMap(texts::state);
    if (fields.find("criteria").isEmpty() && !state.equals(Optional.of(State.DISABLED))) {
      reportNoCriteria(fields.where());
    }
    List<ImageCriterion> imageCriteria =
        fields.list("criteria", CRITERIA_EXAMPLE).map(this::criteria).orElse(List.of());
    Optional<String> message = fields.text("exception_message").flatMap(texts::exceptionMessage);
    ChildPolicies childPolicies =
        fields.find("child_policies").flatMap(texts::childPolicies).orElse(ChildPolicies.ALL);
    return new AllowedImagesSettings(state, imageCriteria, message, childPolicies);
  }

  private void reportNoCriteria(Where where) {
    problems.error(
        "settings.no-criteria",
        where,
        "the policy has no criteria, and AWS does not document what that allows",
        "Add criteria, such as %s; only state disabled needs none.".formatted(CRITERIA_EXAMPLE));
  }

  private List<ImageCriterion> criteria(Sequence list) {
    List<SourceNode> items = list.items();
    if (items.isEmpty()) {
      problems.error(
          "settings.no-criteria",
          list.where(),
          "criteria is empty, and AWS does not document what that allows",
          "Add a criterion, or leave the key out where state is disabled.");
    }
    if (items.size() > AllowedImagesSettings.MAX_CRITERIA) {
      problems.error(
          "settings.too-many-criteria",
          items.get(AllowedImagesSettings.MAX_CRITERIA).where(),
          "the policy has %d criteria, AWS allows %d"
              .formatted(items.size(), AllowedImagesSettings.MAX_CRITERIA),
          "Join criteria that differ in one list only: the values of a list are alternatives.");
    }
    return items.stream().map(criteria::read).flatMap(Optional::stream).toList();
  }
}
