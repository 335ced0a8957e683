package io.amiguard.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.cli.InForceBenchmark.Size;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotReader;
import java.util.ArrayList;

/** An organization with instances and a launch template in each Region of each account. */
final class BusyOrganization {
  private static final int INSTANCES = 4;
  private static final int IMAGES = 20;

  private BusyOrganization() {}

  static Snapshot snapshot(Size size) {
    return SnapshotReader.read("benchmark", json(size).toString(), new ArrayList<>()).orElseThrow();
  }

  static ObjectNode json(Size size) {
    ObjectNode json = InForceBenchmark.organization(size);
    ObjectNode inventory = (ObjectNode) json.get("inventory");
    ObjectNode settings =
        (ObjectNode) json.at("/policies/0/content/ec2_attributes/allowed_images_settings");
    // Where it is enabled, EC2 hides what is not allowed, and nobody can look it up.
    settings.putObject("state").put("@@assign", "audit_mode");
    settings
        .withObject("image_criteria")
        .putObject("criteria_2")
        .putObject("marketplace_product_codes")
        .putArray("@@assign")
        .add("code1");
    ArrayNode images = inventory.putArray("images");
    ArrayNode instances = inventory.putArray("instances");
    ArrayNode templates = inventory.putArray("launchTemplates");
    inventory
        .get("regions")
        .forEach(
            region -> {
              for (int i = 0; i < IMAGES; i++) {
                addImage(images, region.asText(), i);
              }
              json.get("accounts")
                  .forEach(
                      account ->
                          addUses(
                              instances,
                              templates,
                              new Placed(account.get("id").asText(), region.asText())));
            });
    return json;
  }

  private record Placed(String account, String region) {
    int number() {
      return Math.floorMod(hashCode(), IMAGES);
    }

    ObjectNode in(ArrayNode list, String id) {
      return list.addObject().put("id", id).put("accountId", account).put("region", region);
    }
  }

  private static void addImage(ArrayNode images, String region, int number) {
    ObjectNode image =
        images
            .addObject()
            .put("id", id(region, number))
            .put("region", region)
            .put("name", "image-" + number)
            .put("created", "2026-01-01T00:00:00Z")
            .put("public", true)
            .put("ownerId", number % 2 == 0 ? "137112412989" : "900000000041");
    image.putArray("productCodes");
    if (number % 2 == 0) {
      image.put("ownerAlias", "amazon");
    }
  }

  private static void addUses(ArrayNode instances, ArrayNode templates, Placed place) {
    for (int i = 0; i < INSTANCES; i++) {
      place
          .in(instances, "i-%s-%s-%d".formatted(place.account(), place.region(), i))
          .put("imageId", id(place.region(), (place.number() + i) % IMAGES))
          .put("state", "running");
    }
    ObjectNode template = place.in(templates, "lt-" + place.account() + place.region());
    template.put("name", "web").put("defaultVersion", 1).put("latestVersion", 1);
    template
        .putArray("versions")
        .addObject()
        .put("version", 1)
        .put("imageId", id(place.region(), place.number()));
  }

  private static String id(String region, int number) {
    return "ami-%s-%d".formatted(region, number);
  }
}
