package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGES_SETTINGS;
import static io.amiguard.policy.PolicyKeys.CRITERIA_PREFIX;
import static io.amiguard.policy.PolicyKeys.EXCEPTION_MESSAGE;
import static io.amiguard.policy.PolicyKeys.IMAGE_CRITERIA;
import static io.amiguard.policy.PolicyKeys.STATE;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.lint.CriterionDraft.Operand;
import io.amiguard.lint.Fix.Respelling;
import io.amiguard.lint.NodeRules.Leaf;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import io.amiguard.source.SourceNode.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks what stands under {@code ec2_attributes} (User Guide, EC2 policy syntax). */
final class AttributeRules {
  private static final List<String> OURS = List.of(ALLOWED_IMAGES_SETTINGS, EXCEPTION_MESSAGE);
  private static final List<String> OTHERS =
      List.of(
          "vpc_block_public_access",
          "serial_console_access",
          "image_block_public_access",
          "instance_metadata_defaults",
          "snapshot_block_public_access",
          "vpc_encryption_control");

  /** Every attribute that AWS documents. */
  static final List<String> KNOWN = Stream.concat(OURS.stream(), OTHERS.stream()).toList();

  private static final List<String> SETTINGS = List.of(STATE, IMAGE_CRITERIA);
  private static final List<String> CRITERIA =
      IntStream.rangeClosed(1, AllowedImagesSettings.MAX_CRITERIA)
          .mapToObj(number -> CRITERIA_PREFIX + number)
          .toList();
  private static final Pattern CRITERION_WORD = Pattern.compile("(?i)^criterion(?![a-z])");
  private static final Pattern LIKE_CRITERION = Pattern.compile("(?i)criteri(?:a|on).*");

  private final Problems problems;
  private final NodeRules nodes;
  private final UnknownKeys unknownKeys;
  private final OtherAttributes otherAttributes;
  private final Element attributes;
  private Where criteriaPlace;
  private Optional<Scalar> state = Optional.empty();
  private final List<CriterionDraft> criteria = new ArrayList<>();
  private final List<Unknown> unknownCriteria = new ArrayList<>();
  private int given;

  private AttributeRules(Element attributes, Problems problems) {
    this.problems = problems;
    this.nodes = new NodeRules(problems);
    this.unknownKeys = new UnknownKeys(problems);
    this.otherAttributes = new OtherAttributes(problems, nodes);
    this.attributes = attributes;
    this.criteriaPlace = attributes.where();
  }

  /** Returns what the attributes say about Allowed AMIs; empty if they say nothing. */
  static Optional<PolicyDraft> check(Element attributes, Problems problems) {
    AttributeRules rules = new AttributeRules(attributes, problems);
    boolean isOurs = false;
    for (Element member : rules.nodes.members(attributes, OURS, rules::other)) {
      rules.ours(member);
      isOurs = isOurs || member.key().equals(ALLOWED_IMAGES_SETTINGS);
    }
    return isOurs ? Optional.of(rules.draft()) : Optional.empty();
  }

  private PolicyDraft draft() {
    return new PolicyDraft(criteriaPlace, state, criteria, given, unknownCriteria);
  }

  private void ours(Element member) {
    if (member.key().equals(EXCEPTION_MESSAGE)) {
      message(member);
    } else {
      allowedImages(member);
    }
  }

  private void message(Element member) {
    ValueRules values = new ValueRules(problems, nodes);
    MessageRules messages = new MessageRules(problems, (message, part) -> message.where());
    nodes.operands(member, Leaf.SINGLE_VALUE).stream()
        .flatMap(operand -> Stream.concat(operand.values().stream(), operand.knownTexts()))
        .filter(value -> values.isText(value, EXCEPTION_MESSAGE))
        .forEach(messages::check);
  }

  /** An attribute that amiguard does not know may be new; a slip in one of ours is none. */
  private void other(Element member) {
    Optional<String> nearest = Spelling.nearest(member.key(), OURS);
    if (OTHERS.contains(member.key())) {
      otherAttributes.check(member);
    } else if (nearest.isPresent()) {
      Finding finding =
          problems.error(
              "policy.unknown-key",
              member.where(),
              "ec2_attributes has no key %s".formatted(Quoted.text(member.key())),
              "Did you mean %s?".formatted(Quoted.text(nearest.get())));
      CertainWord.oneSlip(member.key(), OURS)
          .filter(key -> attributes.countOf(key) == 0)
          .ifPresent(key -> problems.offer(finding, Respelling.text(member.where(), key)));
      ours(new Element(member.where(), nearest.get(), member.value()));
    } else if (SETTINGS.contains(member.key()) || CRITERIA.contains(member.key())) {
      unknownKeys.in(attributes, "ec2_attributes", OURS).accept(member);
    } else {
      problems.warning(
          "policy.unknown-attribute",
          member.where(),
          "ec2_attributes has no key %s that amiguard knows".formatted(Quoted.text(member.key())),
          Spelling.hint(member.key(), OTHERS, "Look for it in AWS's EC2 policy syntax."));
      otherAttributes.check(member);
    }
  }

  private void allowedImages(Element settings) {
    criteriaPlace = settings.where();
    unknownCriteria.addAll(settings.unknown());
    for (Element member :
        nodes.members(
            settings, SETTINGS, unknownKeys.in(settings, ALLOWED_IMAGES_SETTINGS, SETTINGS))) {
      if (member.key().equals(STATE)) {
        state(member);
      } else {
        criteria(member);
      }
    }
  }

  private void state(Element member) {
    ValueRules values = new ValueRules(problems, nodes);
    List<Scalar> states =
        nodes.operands(member, Leaf.SINGLE_VALUE).stream()
            .map(Operand::values)
            .flatMap(List::stream)
            .toList();
    states.forEach(values::state);
    state = states.stream().findFirst();
  }

  private void criteria(Element member) {
    criteriaPlace = member.where();
    unknownCriteria.addAll(member.unknown());
    List<Element> known = member.value() instanceof Sequence list ? listed(list) : named(member);
    given = known.size();
    CriterionRules rules = new CriterionRules(problems, nodes, unknownKeys);
    for (Element criterion : known) {
      rules.read(criterion).ifPresent(criteria::add);
      unknownCriteria.addAll(criterion.isUnknown() ? criterion.unknown() : List.of());
    }
    checkNumber(member);
  }

  private List<Element> named(Element member) {
    List<Element> known =
        new ArrayList<>(nodes.members(member, CRITERIA, other -> notACriterion(other, member)));
    member.members().stream()
        .filter(other -> CRITERIA.stream().noneMatch(other.key()::equalsIgnoreCase))
        .filter(other -> LIKE_CRITERION.matcher(other.key()).lookingAt())
        .forEach(known::add);
    return known;
  }

  /**
   * Settings files and the EC2 API have a list here; what stands in it is looked at all the same.
   */
  private List<Element> listed(Sequence list) {
    nodes.wrongType(
        IMAGE_CRITERIA,
        "an object with a key for each criterion",
        list,
        "Write {\"criteria_1\": {…}, \"criteria_2\": {…}} instead of [{…}, {…}].");
    return IntStream.range(0, Math.min(CRITERIA.size(), list.items().size()))
        .mapToObj(
            i -> new Element(list.items().get(i).where(), CRITERIA.get(i), list.items().get(i)))
        .toList();
  }

  private void notACriterion(Element member, Element container) {
    Finding finding =
        problems.error(
            "policy.criteria-key",
            member.where(),
            "image_criteria has no key %s".formatted(Quoted.text(member.key())),
            "Use criteria_1 to criteria_10.");
    String plural = CRITERION_WORD.matcher(member.key()).replaceFirst("criteria");
    CertainWord.sameLetters(plural, CRITERIA)
        .filter(key -> container.countOf(key) == 0)
        .ifPresent(key -> problems.offer(finding, Respelling.text(member.where(), key)));
  }

  private void checkNumber(Element member) {
    List<Element> all = member.members();
    if (all.size() > AllowedImagesSettings.MAX_CRITERIA) {
      problems.error(
          "policy.too-many-criteria",
          all.get(AllowedImagesSettings.MAX_CRITERIA).where(),
          "the policy has %s criteria, AWS allows %d"
              .formatted(
                  Counted.of(all.size(), member.unknown()), AllowedImagesSettings.MAX_CRITERIA),
          "Join criteria that differ in one list only: the values of a list are alternatives.");
    }
  }
}
