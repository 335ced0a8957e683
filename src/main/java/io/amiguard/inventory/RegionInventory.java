package io.amiguard.inventory;

import java.util.List;

/**
 * What one account runs and will launch in one Region.
 *
 * @param images those that the instances and launch templates name, as far as they are known
 */
public record RegionInventory(
    List<Image> images, List<Instance> instances, List<LaunchTemplate> launchTemplates) {

  public RegionInventory {
    images = List.copyOf(images);
    instances = List.copyOf(instances);
    launchTemplates = List.copyOf(launchTemplates);
  }
}
