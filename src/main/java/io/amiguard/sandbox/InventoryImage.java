package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.inventory.Image;
import io.amiguard.organization.TargetId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An image of the inventory. */
record InventoryImage(JsonNode json) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Returns the image in the words of the rules. */
  Image image() {
    Optional<String> name = Optional.of(name()).filter(text -> !text.isEmpty());
    Optional<String> owner = Optional.of(ownerId()).filter(text -> !text.isEmpty());
    return new Image(
        id(),
        region(),
        name,
        new Image.Owner(owner, Optional.ofNullable(ownerAlias())),
        new Image.Lifetime(created(), deprecated(), state()),
        Optional.of(Set.copyOf(productCodes())),
        isPublic() ? Image.Visibility.PUBLIC : Image.Visibility.PRIVATE);
  }

  String id() {
    return json.path("id").asText();
  }

  String region() {
    return json.path("region").asText();
  }

  String name() {
    return json.path("name").asText();
  }

  String ownerId() {
    return json.path("ownerId").asText();
  }

  /** Returns EC2's alias of the owner; AWS gives one to few owners only. */
  @Nullable String ownerAlias() {
    return json.hasNonNull("ownerAlias") ? json.get("ownerAlias").asText() : null;
  }

  String state() {
    return json.path("state").asText("available");
  }

  boolean isPublic() {
    return json.path("public").asBoolean();
  }

  List<String> productCodes() {
    List<String> codes = new ArrayList<>();
    json.path("productCodes").forEach(code -> codes.add(code.asText()));
    return codes;
  }

  Optional<Instant> created() {
    return time("created");
  }

  Optional<Instant> deprecated() {
    return time("deprecated");
  }

  boolean isDeprecated(Instant now) {
    return deprecated().filter(moment -> !moment.isAfter(now)).isPresent();
  }

  boolean isOwnedBy(TargetId account) {
    return ownerId().equals(account.value());
  }

  /** Returns whether an account may see the image: its own, public, or shared with it or all. */
  boolean isSharedWith(TargetId account, String organizationId) {
    for (JsonNode with : json.path("sharedWith")) {
      if (with.asText().equals(account.value()) || with.asText().equals(organizationId)) {
        return true;
      }
    }
    return isPublic() || isOwnedBy(account);
  }

  /** Returns a point in time as EC2 writes those of images. */
  static @Nullable String text(Optional<Instant> time) {
    return time.map(TIME::format).orElse(null);
  }

  private Optional<Instant> time(String key) {
    return json.hasNonNull(key)
        ? Optional.of(Instant.parse(json.get(key).asText()))
        : Optional.empty();
  }
}
