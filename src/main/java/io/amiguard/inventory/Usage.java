package io.amiguard.inventory;

import static java.util.stream.Collectors.groupingBy;

import io.amiguard.inventory.Image.Visibility;
import io.amiguard.inventory.Publisher.Standing;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.ImageProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whose images the accounts use. An account's own images are nobody's here: they are always allowed
 * (EC2 User Guide, Allowed AMIs).
 *
 * @param publishers best known first, those in most use first among them
 * @param unknown uses of images of which nobody knows the owner
 */
public record Usage(List<Publisher> publishers, List<Use> unknown) {

  public Usage {
    publishers = publishers.stream().sorted(Publisher.BY_STANDING).toList();
    unknown = unknown.stream().sorted(Use.BY_PLACE).toList();
  }

  /** Returns whose images are in use, whatever the verdict on them is. */
  public static Usage of(OrganizationTree tree, List<Use> uses) {
    Map<Optional<ImageProvider>, List<Use>> byProvider =
        uses.stream()
            .filter(use -> !use.image().isOwnedBy(use.account().value()))
            .collect(groupingBy(use -> provider(use.image())));
    Map<ImageProvider, List<Use>> known = new TreeMap<>();
    byProvider.forEach((provider, its) -> provider.ifPresent(it -> known.put(it, its)));
    return new Usage(
        known.entrySet().stream()
            .map(
                entry ->
                    Publisher.of(
                        entry.getKey(),
                        standing(entry.getKey(), entry.getValue(), tree),
                        entry.getValue()))
            .toList(),
        byProvider.getOrDefault(Optional.<ImageProvider>empty(), List.of()));
  }

  /** Returns the publishers of one standing. */
  public List<Publisher> of(Standing standing) {
    return publishers.stream().filter(it -> it.standing() == standing).toList();
  }

  /**
   * Returns who must be allowed so that an image is: the alias where the image has one, which stays
   * right when AWS publishes from another account, and the number of its owner otherwise.
   */
  private static Optional<ImageProvider> provider(Image image) {
    return image
        .owner()
        .alias()
        .flatMap(ImageProvider::parse)
        .filter(provider -> !provider.isAccount())
        .or(
            () ->
                image.owner().id().flatMap(ImageProvider::parse).filter(ImageProvider::isAccount));
  }

  private static Standing standing(ImageProvider provider, List<Use> uses, OrganizationTree tree) {
    if (!provider.isAccount()) {
      return Standing.ALIAS;
    }
    if (tree.account(new TargetId(provider.inPolicy())).isPresent()) {
      return Standing.ORGANIZATION;
    }
    return uses.stream().allMatch(use -> isShared(use.image()))
        ? Standing.SHARES
        : Standing.STRANGER;
  }

  /** One that is private and that nobody here can see was public when it was launched, perhaps. */
  private static boolean isShared(Image image) {
    return image.visibility() == Visibility.PRIVATE && image.isDescribed();
  }
}
