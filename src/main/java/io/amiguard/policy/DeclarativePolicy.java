package io.amiguard.policy;

import io.amiguard.organization.TargetId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A declarative policy as it is in an organization.
 *
 * @param targets where it is attached directly, by id
 */
public record DeclarativePolicy(
    PolicyId id,
    PolicyName name,
    String description,
    Map<String, String> tags,
    PolicyDocument document,
    List<TargetId> targets) {

  /** The API's name of the policy type; AWS's pages now call it "EC2 policy". */
  public static final String TYPE = "DECLARATIVE_POLICY_EC2";

  /** The service that must have trusted access in the organization. */
  public static final String SERVICE_PRINCIPAL = "ec2.amazonaws.com";

  /** What the keys of our tags begin with; other tags are other people's. */
  private static final String TAG_PREFIX = "amiguard:";

  /** Tags of AWS itself, which nobody else can set (Organizations, TagResource). */
  private static final String RESERVED_PREFIX = "aws:";

  /** The tag that marks a policy as ours to change. */
  public static final String MANAGED_TAG = TAG_PREFIX + "managed";

  /**
   * The tag that says which exception message we wrote, by the first digits of its fingerprint. Any
   * other message in the policy is somebody else's.
   */
  public static final String MESSAGE_TAG = TAG_PREFIX + "exception-message";

  private static final int MESSAGE_TAG_DIGITS = 16;

  public DeclarativePolicy {
    tags = Map.copyOf(tags);
    targets = targets.stream().distinct().sorted().toList();
  }

  /** Returns whether the policy carries our tag, so that we may change it. */
  public boolean isManaged() {
    return "true".equals(tags.get(MANAGED_TAG));
  }

  /** Returns the tags of a policy in which we write what {@code ours} says. */
  public static Map<String, String> tagsFor(PolicyDocument ours) {
    Map<String, String> tags = new HashMap<>(messageTag(ours));
    tags.put(MANAGED_TAG, "true");
    return Map.copyOf(tags);
  }

  /**
   * Returns whether the policy says something that we did not write and may not take away: another
   * attribute, or an exception message that the settings never gave.
   */
  public boolean saysMore() {
    return document.saysMore() || (document.exceptionMessage().isPresent() && !hasMessageOfOurs());
  }

  /** Returns whether the policy has an exception message, and it is the one that we wrote. */
  public boolean hasMessageOfOurs() {
    return document.exceptionMessage().isPresent()
        && tags.entrySet().containsAll(messageTag(document).entrySet());
  }

  /** Returns the document without the exception message if that is ours. */
  public PolicyDocument documentWithoutMessageOfOurs() {
    return hasMessageOfOurs() ? document.withoutExceptionMessage() : document;
  }

  private static Map<String, String> messageTag(PolicyDocument document) {
    return document
        .exceptionMessage()
        .map(Fingerprint::of)
        .map(digits -> Map.of(MESSAGE_TAG, digits.substring(0, MESSAGE_TAG_DIGITS)))
        .orElseGet(Map::of);
  }

  /** Returns those of its tags that are ours to set and to take off. */
  public Map<String, String> ownTags() {
    return tags.entrySet().stream()
        .filter(tag -> tag.getKey().startsWith(TAG_PREFIX))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns those of its tags that AWS alone can set, by their keys. */
  public SortedSet<String> reservedTags() {
    return tags.keySet().stream()
        .filter(key -> key.toLowerCase(Locale.ROOT).startsWith(RESERVED_PREFIX))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns those of its tags that a policy can be created with. */
  public Map<String, String> tagsToSet() {
    Map<String, String> set = new HashMap<>(tags);
    set.keySet().removeAll(reservedTags());
    return Map.copyOf(set);
  }

  /** Returns the policy under the id that AWS gave it. */
  public DeclarativePolicy identified(PolicyId newId) {
    return new DeclarativePolicy(newId, name, description, tags, document, targets);
  }

  /** Returns the policy with another description and document. */
  public DeclarativePolicy with(String newDescription, PolicyDocument newDocument) {
    return new DeclarativePolicy(id, name, newDescription, tags, newDocument, targets);
  }

  /** Returns the policy with these tags and no others. */
  public DeclarativePolicy tagged(Map<String, String> newTags) {
    return new DeclarativePolicy(id, name, description, newTags, document, targets);
  }

  /** Returns the policy attached to these targets and no others. */
  public DeclarativePolicy attachedTo(List<TargetId> newTargets) {
    return new DeclarativePolicy(id, name, description, tags, document, newTargets);
  }

  /** Returns the places where this policy is attached and the other is not. */
  public List<TargetId> targetsWithoutThoseOf(DeclarativePolicy other) {
    Set<TargetId> others = Set.copyOf(other.targets);
    return targets.stream().filter(target -> !others.contains(target)).toList();
  }

  /** Returns the name with the id behind it, if AWS has given it one. */
  public String label() {
    return id.isKnown() ? name + " (" + id + ")" : name.value();
  }
}
