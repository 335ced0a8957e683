package io.amiguard.inventory;

import io.amiguard.organization.TargetId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the accounts of an organization run and will launch.
 *
 * @param images by id; an id belongs to one Region
 * @param unread what could not be looked into, so that the rest is not all there is
 */
public record Inventory(
    SortedSet<String> regions,
    Map<String, Image> images,
    List<Instance> instances,
    List<LaunchTemplate> launchTemplates,
    List<Unread> unread) {

  /**
   * What could not be read of one account, and why.
   *
   * @param region empty for all of its Regions, which could not be read either
   */
  public record Unread(TargetId account, Optional<String> region, String reason) {}

  public Inventory {
    regions = new TreeSet<>(regions);
    images = Map.copyOf(images);
    instances = List.copyOf(instances);
    launchTemplates = List.copyOf(launchTemplates);
    unread = List.copyOf(unread);
  }

  /** Returns the same without more of what there is. */
  public Inventory without(List<Unread> more) {
    return new Inventory(
        regions,
        images,
        instances,
        launchTemplates,
        Stream.concat(unread.stream(), more.stream()).toList());
  }

  /** Returns the same, of which nothing counts as not read but what is in these accounts. */
  public Inventory unreadOnlyIn(Collection<TargetId> accounts) {
    return new Inventory(
        regions,
        images,
        instances,
        launchTemplates,
        unread.stream().filter(place -> accounts.contains(place.account())).toList());
  }

  /** Returns whether everything was looked into. */
  public boolean isComplete() {
    return unread.isEmpty();
  }

  /** Returns an image; one that is not in the inventory is gone, or nobody could see it. */
  public Image image(String id, String region) {
    Image image = images.get(id);
    return image == null ? Image.unknown(id, region) : image;
  }
}
