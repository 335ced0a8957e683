package io.amiguard.aws;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.inventory.DetailNeed;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Image.Visibility;
import io.amiguard.inventory.Instance;
import io.amiguard.inventory.Instance.State;
import io.amiguard.inventory.LaunchTemplate;
import io.amiguard.inventory.LaunchTemplate.Version;
import io.amiguard.inventory.RegionInventory;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.survey.Place;
import io.amiguard.testing.Acme;
import io.amiguard.testing.FakeClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The adapter against the sandbox, through the real SDK. */
class AwsInventoryReaderTest {
  private static final Place PROD_WEB = new Place(Acme.PROD_WEB, "us-east-1");
  private static final DetailNeed NOTHING = (image, account) -> false;
  private final FakeClock clock = new FakeClock();

  @Test
  void readsInstancesThatAreNotTerminatedAndTheVersionsThatLaunchesUse() {
    try (Sandbox sandbox = sandbox(InventorySandbox.INVENTORY);
        AwsInventoryReader reader = reader(sandbox)) {
      RegionInventory inventory = reader.reading(NOTHING).read(PROD_WEB);

      assertThat(inventory.instances())
          .contains(
              new Instance(
                  "i-1",
                  Acme.PROD_WEB,
                  "us-east-1",
                  "ami-1",
                  State.RUNNING,
                  Optional.of(Instant.parse("2026-11-02T08:00:00Z")),
                  Optional.of("eks.amazonaws.com")))
          .extracting(Instance::id)
          .containsExactly("i-1", "i-2", "i-3");
      assertThat(inventory.launchTemplates())
          .containsExactly(
              new LaunchTemplate(
                  "lt-1",
                  "web",
                  Acme.PROD_WEB,
                  "us-east-1",
                  List.of(
                      version(1, "$Default", Optional.of("ami-3")),
                      version(3, "$Latest", Optional.of("ami-1")))),
              new LaunchTemplate(
                  "lt-2",
                  "bare",
                  Acme.PROD_WEB,
                  "us-east-1",
                  List.of(
                      new Version(
                          1, List.of("$Default", "$Latest"), Optional.empty(), Optional.empty()))));
    }
  }

  @Test
  void takesWhatComesWithTheInstancesWhereThatIsEnough() {
    try (Sandbox sandbox = sandbox(InventorySandbox.INVENTORY);
        AwsInventoryReader reader = reader(sandbox)) {
      RegionInventory inventory = reader.reading(NOTHING).read(PROD_WEB);

      assertThat(inventory.images()).extracting(Image::id).contains("ami-1", "ami-2", "ami-3");
      assertThat(inventory.images().get(1))
          .isEqualTo(
              new Image(
                  "ami-2",
                  "us-east-1",
                  Optional.of("firewall"),
                  new Image.Owner(Optional.of("900000000041"), Optional.of("aws-marketplace")),
                  new Image.Lifetime(
                      Optional.of(Instant.parse("2020-01-01T00:00:00Z")),
                      Optional.of(Instant.parse("2022-01-01T00:00:00Z")),
                      "available"),
                  Optional.empty(),
                  Visibility.PUBLIC));
      assertThat(inventory.images().get(2)).isEqualTo(Image.unknown("ami-3", "us-east-1"));
      assertThat(sandbox.callCounts()).doesNotContainKey("DescribeImages");
    }
  }

  @Test
  void describesDeprecatedAndDisabledImagesTooAndAsksForNoneThatIsGone() {
    try (Sandbox sandbox = sandbox(InventorySandbox.INVENTORY);
        AwsInventoryReader reader = reader(sandbox)) {
      List<Image> images = reader.reading(DetailNeed.EVERYTHING).read(PROD_WEB).images();

      assertThat(images.get(1).productCodes()).contains(Set.of("code1"));
      assertThat(images.get(2).lifetime().state()).isEqualTo("disabled");
      assertThat(images.get(3).name()).contains("old");
      assertThat(images.get(3).productCodes()).isEmpty();
    }
  }

  @Test
  void describesAnImageOnceForAllAccounts() {
    try (Sandbox sandbox = sandbox(InventorySandbox.INVENTORY);
        AwsInventoryReader reader = reader(sandbox)) {
      reader.reading(DetailNeed.EVERYTHING).read(PROD_WEB);
      List<Image> images =
          reader.reading(DetailNeed.EVERYTHING).read(new Place(Acme.DEV, "us-east-1")).images();

      assertThat(images)
          .extracting(Image::productCodes)
          .containsExactly(Optional.of(Set.of("code1")));
      assertThat(sandbox.callCounts()).containsEntry("DescribeImages", 1L);
    }
  }

  @Test
  void asksForNoMoreThanTwoHundredImagesAtATime() {
    String images =
        IntStream.range(0, 450)
            .mapToObj(
                """
                {"id": "ami-%1$d", "region": "us-east-1", "name": "n", "ownerId": "137112412989",
                 "created": "2026-11-01T00:00:00Z", "public": true, "productCodes": []}"""
                    ::formatted)
            .collect(joining(","));
    String instances =
        IntStream.range(0, 450)
            .mapToObj(
                """
                {"id": "i-%1$d", "accountId": "222222222222", "region": "us-east-1",
                 "imageId": "ami-%1$d", "state": "running"}"""
                    ::formatted)
            .collect(joining(","));
    try (Sandbox sandbox =
            sandbox("{\"images\": [%s], \"instances\": [%s]}".formatted(images, instances));
        AwsInventoryReader reader = reader(sandbox)) {
      RegionInventory inventory = reader.reading(DetailNeed.EVERYTHING).read(PROD_WEB);

      assertThat(inventory.images()).hasSize(450).allMatch(Image::isWhole);
      assertThat(sandbox.callCounts()).containsEntry("DescribeImages", 3L);
    }
  }

  private static Version version(long number, String alias, Optional<String> image) {
    return new Version(number, List.of(alias), image, Optional.empty());
  }

  private AwsInventoryReader reader(Sandbox sandbox) {
    return InventorySandbox.reader(sandbox, clock);
  }

  private Sandbox sandbox(String inventory) {
    return Sandbox.start(InventorySandbox.snapshot(inventory), SandboxOptions.defaults(), clock);
  }
}
