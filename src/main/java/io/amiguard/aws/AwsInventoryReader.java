package io.amiguard.aws;

import io.amiguard.inventory.DetailNeed;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Instance;
import io.amiguard.inventory.LaunchTemplate;
import io.amiguard.inventory.LaunchTemplate.Version;
import io.amiguard.inventory.RegionInventory;
import io.amiguard.organization.TargetId;
import io.amiguard.survey.Place;
import io.amiguard.survey.PlaceReader;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads what accounts run: instances with their images, launch templates, and of images only what
 * that leaves open. An image that one account could describe is not asked for again in another.
 */
public final class AwsInventoryReader implements AutoCloseable {
  private static final String DEREGISTERED = "deregistered";

  private final MemberCalls members;
  private final InstanceLists instances;
  private final LaunchTemplateLists launchTemplates;
  private final ImageLists images;
  private final Map<String, Image> described = new ConcurrentHashMap<>();

  AwsInventoryReader(MemberCalls members) {
    SharedTexts texts = new SharedTexts();
    this.members = members;
    this.instances = new InstanceLists(members, texts);
    this.launchTemplates = new LaunchTemplateLists(members, texts);
    this.images = new ImageLists(members, texts);
  }

  /**
   * Returns a reader that asks whose credentials are used, and nothing else yet.
   *
   * @param concurrency how many calls are made at the same time
   */
  public static AwsInventoryReader open(
      AwsClients clients, MemberRoles roles, int concurrency, Clock clock) {
    return new AwsInventoryReader(MemberCalls.open(clients, roles, concurrency, clock));
  }

  /**
   * Returns who reads it, Region by Region.
   *
   * @param need of which images more must be known than comes with the instances
   */
  public PlaceReader<RegionInventory> reading(DetailNeed need) {
    return new Reading(need);
  }

  @Override
  public void close() {
    members.close();
  }

  /** Reads in answer to one need. */
  private final class Reading implements PlaceReader<RegionInventory> {
    private final DetailNeed need;

    Reading(DetailNeed need) {
      this.need = need;
    }

    @Override
    public List<String> regions(TargetId account) {
      return members.regions(account);
    }

    @Override
    public RegionInventory read(Place place) {
      Map<String, Image> known = new TreeMap<>();
      List<Instance> running = instances.in(place, known);
      List<LaunchTemplate> templates = launchTemplates.in(place);
      templates.stream()
          .flatMap(template -> template.versions().stream())
          .map(Version::image)
          .flatMap(Optional::stream)
          .forEach(id -> known.putIfAbsent(id, Image.unknown(id, place.region())));
      known.replaceAll((id, image) -> described.getOrDefault(id, image));
      images.of(open(known, place.account()), place).forEach(image -> take(image, known));
      return new RegionInventory(List.copyOf(known.values()), running, templates);
    }

    /** An image that is deregistered can no longer be described. */
    private List<String> open(Map<String, Image> known, TargetId account) {
      return known.values().stream()
          .filter(image -> !image.lifetime().state().equals(DEREGISTERED))
          .filter(image -> need.isThere(image, account))
          .map(Image::id)
          .toList();
    }

    private void take(Image image, Map<String, Image> known) {
      known.put(image.id(), image);
      described.put(image.id(), image);
    }
  }
}
