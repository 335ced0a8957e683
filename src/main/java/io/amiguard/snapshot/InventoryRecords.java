package io.amiguard.snapshot;

import io.amiguard.inventory.Image;
import io.amiguard.inventory.Image.Visibility;
import io.amiguard.inventory.Instance;
import io.amiguard.inventory.Inventory.Unread;
import io.amiguard.inventory.LaunchTemplate;
import io.amiguard.inventory.LaunchTemplate.Version;
import io.amiguard.organization.TargetId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the objects of an inventory into what they describe; texts that come often are shared. */
final class InventoryRecords {
  static final Set<String> IMAGE =
      Set.of(
          "id",
          "region",
          "name",
          "ownerId",
          "ownerAlias",
          "created",
          "deprecated",
          "productCodes",
          "public",
          "sharedWith",
          "state");
  static final Set<String> INSTANCE =
      Set.of(
          "id",
          "accountId",
          "region",
          "imageId",
          "state",
          "name",
          "instanceType",
          "launched",
          "operatorManaged",
          "operatorPrincipal");
  static final Set<String> LAUNCH_TEMPLATE =
      Set.of("id", "accountId", "region", "name", "defaultVersion", "latestVersion", "versions");
  static final Set<String> UNREAD = Set.of("accountId", "region", "reason");

  private static final Set<String> VERSION = Set.of("version", "imageId", "resolvedImageId");

  /** Stands for the principal of a service that does not give its name. */
  private static final String SOME_SERVICE = "an AWS service";

  private final Map<String, String> shared = new HashMap<>();

  Optional<Image> image(InventoryRecord record) {
    Optional<String> id = record.text("id");
    Optional<String> region = record.text("region").map(this::share);
    if (id.isEmpty() || region.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Image(
            id.get(),
            region.get(),
            record.optionalWord("name"),
            new Image.Owner(
                record.optionalWord("ownerId").map(this::share),
                record.optionalWord("ownerAlias").map(this::share)),
            new Image.Lifetime(
                record.time("created"),
                record.time("deprecated"),
                record.optionalText("state").map(this::share).orElse("available")),
            record.texts("productCodes").map(HashSet::new),
            visibility(record)));
  }

  Optional<Instance> instance(InventoryRecord record) {
    Optional<String> id = record.text("id");
    Optional<TargetId> account = record.account("accountId");
    Optional<String> region = record.text("region").map(this::share);
    Optional<String> imageId = record.text("imageId").map(this::share);
    Optional<Instance.State> state = state(record);
    if (id.isEmpty()
        || account.isEmpty()
        || region.isEmpty()
        || imageId.isEmpty()
        || state.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Instance(
            id.get(),
            account.get(),
            region.get(),
            imageId.get(),
            state.get(),
            record.time("launched"),
            operator(record)));
  }

  Optional<LaunchTemplate> launchTemplate(InventoryRecord record) {
    Optional<String> id = record.text("id");
    Optional<TargetId> account = record.account("accountId");
    Optional<String> region = record.text("region").map(this::share);
    if (id.isEmpty() || account.isEmpty() || region.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LaunchTemplate(
            id.get(),
            record.optionalWord("name").orElse(id.get()),
            account.get(),
            region.get(),
            versions(record)));
  }

  Optional<Unread> unread(InventoryRecord record) {
    Optional<TargetId> account = record.account("accountId");
    Optional<String> region = record.optionalWord("region").map(this::share);
    Optional<String> reason = record.text("reason").map(this::share);
    return account.flatMap(id -> reason.map(why -> new Unread(id, region, why)));
  }

  private List<Version> versions(InventoryRecord record) {
    long defaultVersion = record.number("defaultVersion");
    long latestVersion = record.number("latestVersion");
    List<Version> versions = new ArrayList<>();
    for (InventoryRecord version : record.records("versions", "a version", VERSION)) {
      long number = version.number("version");
      List<String> aliases = new ArrayList<>();
      if (number == defaultVersion) {
        aliases.add(Version.DEFAULT);
      }
      if (number == latestVersion) {
        aliases.add(Version.LATEST);
      }
      versions.add(
          new Version(
              number,
              aliases,
              version.optionalWord("imageId").map(this::share),
              version.optionalWord("resolvedImageId").map(this::share)));
    }
    return versions;
  }

  private Optional<Instance.State> state(InventoryRecord record) {
    Optional<String> word = record.text("state");
    Optional<Instance.State> state = word.flatMap(Instance.State::parse);
    if (word.isPresent() && state.isEmpty()) {
      String words =
          Arrays.stream(Instance.State.values())
              .map(Instance.State::word)
              .collect(Collectors.joining(", "));
      record.wrongType("state", "one of %s, not '%s'".formatted(words, word.get()));
    }
    return state;
  }

  private Optional<String> operator(InventoryRecord record) {
    return record.flag("operatorManaged").filter(managed -> managed).isPresent()
        ? record
            .optionalWord("operatorPrincipal")
            .map(this::share)
            .or(() -> Optional.of(SOME_SERVICE))
        : Optional.empty();
  }

  private static Visibility visibility(InventoryRecord record) {
    return record
        .flag("public")
        .map(isPublic -> isPublic ? Visibility.PUBLIC : Visibility.PRIVATE)
        .orElse(Visibility.UNKNOWN);
  }

  private String share(String text) {
    return shared.computeIfAbsent(text, it -> it);
  }
}
