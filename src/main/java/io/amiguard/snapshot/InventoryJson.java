package io.amiguard.snapshot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Image.Visibility;
import io.amiguard.inventory.Instance;
import io.amiguard.inventory.Inventory.Unread;
import io.amiguard.inventory.LaunchTemplate;
import io.amiguard.inventory.LaunchTemplate.Version;
import java.time.Instant;
import java.util.Optional;

/** The records of an inventory as JSON, in the order of keys of the file format. */
final class InventoryJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private InventoryJson() {}

  /** What is not known of an image is left out, which is not the same as none. */
  static ObjectNode of(Image image) {
    ObjectNode json = NODES.objectNode();
    json.put("id", image.id());
    json.put("region", image.region());
    put(json, "name", image.name());
    put(json, "ownerId", image.owner().id());
    put(json, "ownerAlias", image.owner().alias());
    put(json, "created", image.lifetime().created().map(Instant::toString));
    put(json, "deprecated", image.lifetime().deprecated().map(Instant::toString));
    if (image.productCodes().isPresent()) {
      ArrayNode codes = json.putArray("productCodes");
      image.productCodes().get().stream().sorted().forEach(codes::add);
    }
    if (image.visibility() != Visibility.UNKNOWN) {
      json.put("public", image.isPublic());
    }
    return json.put("state", image.lifetime().state());
  }

  static ObjectNode of(Instance instance) {
    ObjectNode json = NODES.objectNode();
    json.put("id", instance.id());
    json.put("accountId", instance.account().value());
    json.put("region", instance.region());
    json.put("imageId", instance.imageId());
    json.put("state", instance.state().word());
    put(json, "launched", instance.launched().map(Instant::toString));
    json.put("operatorManaged", instance.isManaged());
    put(json, "operatorPrincipal", instance.operator());
    return json;
  }

  static ObjectNode of(LaunchTemplate template) {
    ObjectNode json = NODES.objectNode();
    json.put("id", template.id());
    json.put("accountId", template.account().value());
    json.put("region", template.region());
    json.put("name", template.name());
    number(template, Version.DEFAULT).ifPresent(number -> json.put("defaultVersion", number));
    number(template, Version.LATEST).ifPresent(number -> json.put("latestVersion", number));
    ArrayNode versions = json.putArray("versions");
    template.versions().forEach(version -> versions.add(of(version)));
    return json;
  }

  static ObjectNode of(Unread place) {
    ObjectNode json = NODES.objectNode();
    json.put("accountId", place.account().value());
    put(json, "region", place.region());
    return json.put("reason", place.reason());
  }

  private static ObjectNode of(Version version) {
    ObjectNode json = NODES.objectNode().put("version", version.number());
    put(json, "imageId", version.imageId());
    put(json, "resolvedImageId", version.resolvedImageId());
    return json;
  }

  private static Optional<Long> number(LaunchTemplate template, String alias) {
    return template.versions().stream()
        .filter(version -> version.aliases().contains(alias))
        .map(Version::number)
        .findFirst();
  }

  private static void put(ObjectNode json, String key, Optional<String> text) {
    text.ifPresent(it -> json.put(key, it));
  }
}
