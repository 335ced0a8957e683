package io.amiguard.inventory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.amiguard.inventory.Image.Owner;
import io.amiguard.inventory.Inventory.Unread;
import io.amiguard.inventory.LaunchTemplate.Version;
import io.amiguard.inventory.Use.TemplateVersion;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the settings would do to everything that the accounts run and will launch.
 *
 * @param uses every image in every account that uses it
 * @param unresolved launch templates that name their AMI by something that was not looked up
 * @param unread what could not be looked into
 * @param states those of the accounts that use images
 * @param part what was asked about, if that is not all
 */
public record Impact(
    OrganizationTree tree,
    List<Use> uses,
    List<TemplateVersion> unresolved,
    List<Unread> unread,
    Set<State> states,
    Optional<Part> part) {

  public Impact {
    uses = uses.stream().sorted(Use.BY_PLACE).toList();
    unresolved = List.copyOf(unresolved);
    unread = List.copyOf(unread);
    states = Set.copyOf(states);
  }

  /** What one publisher's images come to. */
  public record OwnerUses(Owner owner, List<Use> uses, Tally tally) {
    public OwnerUses {
      uses = List.copyOf(uses);
    }
  }

  /**
   * Returns the verdict on every image in every account that uses it.
   *
   * @param rules what each account ends up with
   * @param now the moment from which ages count
   */
  public static Impact of(
      OrganizationTree tree, AccountRules rules, Inventory inventory, Instant now) {
    Map<TargetId, Map<String, UseDraft>> drafts = new TreeMap<>();
    for (Instance instance : inventory.instances()) {
      if (instance.state() != Instance.State.TERMINATED) {
        draft(drafts, instance.account(), instance.imageId(), instance.region())
            .instances
            .add(instance);
      }
    }
    List<TemplateVersion> unresolved = new ArrayList<>();
    for (LaunchTemplate template : inventory.launchTemplates()) {
      for (Version version : template.versions()) {
        addTemplate(drafts, new TemplateVersion(template, version), unresolved);
      }
    }
    List<Use> uses =
        drafts.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().values().stream()
                        .map(draft -> draft.judged(inventory, rules, now)))
            .toList();
    return new Impact(
        tree,
        uses,
        unresolved,
        inventory.unread(),
        states(drafts.keySet(), rules),
        Optional.empty());
  }

  /** Returns the same, of which the person wanted only a part. */
  public Impact ofPart(Part wanted) {
    return new Impact(
        tree,
        uses,
        unresolved,
        unread,
        states,
        Optional.of(wanted).filter(limits -> !limits.isWhole()));
  }

  /** Returns the uses with one kind of verdict. */
  public List<Use> of(Verdict.Kind kind) {
    return uses.stream().filter(use -> use.is(kind)).toList();
  }

  /** Returns uses by publisher, the one with most running instances first. */
  public static List<OwnerUses> byOwner(Collection<Use> uses) {
    return uses.stream()
        .collect(groupingBy(use -> use.image().owner(), toCollection(ArrayList::new)))
        .entrySet()
        .stream()
        .map(entry -> new OwnerUses(entry.getKey(), entry.getValue(), Tally.of(entry.getValue())))
        .sorted(
            Comparator.comparing(
                    (OwnerUses owner) -> owner.tally().instances().running(),
                    Comparator.reverseOrder())
                .thenComparing(owner -> owner.tally().instances().all(), Comparator.reverseOrder())
                .thenComparing(owner -> owner.owner().id().orElse("")))
        .toList();
  }

  /**
   * Returns the uses of images that anybody could have published under any name: public, without an
   * alias that AWS gives to verified owners, and not the organization's. An image that is found by
   * its name alone may be one of these (see Datadog's "whoAMI").
   */
  public List<Use> ofStrangers() {
    return uses.stream().filter(use -> isOfStranger(use.image())).toList();
  }

  /** Returns whether something could not be looked into. */
  public boolean isIncomplete() {
    return !unread.isEmpty();
  }

  /** Returns whether an image is public, of an owner that neither AWS nor we know. */
  public boolean isOfStranger(Image image) {
    return image.isPublic()
        && !image.owner().isVerified()
        && image.owner().id().filter(id -> !isOfOrganization(id)).isPresent();
  }

  private boolean isOfOrganization(String owner) {
    return TargetId.isValid(owner) && tree.account(new TargetId(owner)).isPresent();
  }

  private static void addTemplate(
      Map<TargetId, Map<String, UseDraft>> drafts,
      TemplateVersion version,
      List<TemplateVersion> unresolved) {
    LaunchTemplate template = version.template();
    if (version.version().image().isPresent()) {
      String image = version.version().image().get();
      draft(drafts, template.account(), image, template.region()).templates.add(version);
    } else if (version.version().imageId().isPresent()) {
      unresolved.add(version);
    }
  }

  private static UseDraft draft(
      Map<TargetId, Map<String, UseDraft>> drafts, TargetId account, String image, String region) {
    return drafts
        .computeIfAbsent(account, it -> new TreeMap<>())
        .computeIfAbsent(image, it -> new UseDraft(account, it, region));
  }

  private static Set<State> states(Set<TargetId> accounts, AccountRules rules) {
    return accounts.stream()
        .flatMap(account -> rules.of(account).states().stream())
        .collect(toCollection(() -> EnumSet.noneOf(State.class)));
  }
}
