package io.amiguard.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Instance;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.Inventory.Unread;
import io.amiguard.inventory.LaunchTemplate;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the inventory of a snapshot record by record, so that a million of them is no matter. */
final class InventoryParser {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final InventoryProblems problems;
  private final InventoryRecords records;
  private final SortedSet<String> regions = new TreeSet<>();
  private final Map<String, Image> images = new HashMap<>();
  private final List<Instance> instances = new ArrayList<>();
  private final List<LaunchTemplate> launchTemplates = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();

  private InventoryParser(InventoryProblems problems) {
    this.problems = problems;
    this.records = new InventoryRecords();
  }

  /** Reads an object to its end; what is wrong with it goes to {@code problems}. */
  static Inventory parse(InputStream in, InventoryProblems problems) throws IOException {
    InventoryParser inventory = new InventoryParser(problems);
    try (JsonParser parser = FACTORY.createParser(in)) {
      try {
        inventory.read(parser);
      } catch (JsonProcessingException e) {
        JsonLocation location =
            e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        problems.add("file.not-json", location, "not JSON: " + plain(e));
      } catch (CharConversionException e) {
        problems.add("file.not-text", parser.currentLocation(), "the file is not UTF-8 text");
      }
    }
    return new Inventory(
        inventory.regions,
        inventory.images,
        inventory.instances,
        inventory.launchTemplates,
        inventory.unread);
  }

  private void read(JsonParser parser) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME && !problems.areTooMany()) {
      String key = parser.currentName();
      JsonLocation place = parser.currentTokenLocation();
      parser.nextToken();
      switch (key) {
        case "regions" -> readRegions(parser);
        case "images" -> readAll(parser, "an image", InventoryRecords.IMAGE, this::addImage);
        case "instances" ->
            readAll(
                parser,
                "an instance",
                InventoryRecords.INSTANCE,
                record -> records.instance(record).ifPresent(instances::add));
        case "launchTemplates" ->
            readAll(
                parser,
                "a launch template",
                InventoryRecords.LAUNCH_TEMPLATE,
                record -> records.launchTemplate(record).ifPresent(launchTemplates::add));
        case "unread" ->
            readAll(
                parser,
                "an unread place",
                InventoryRecords.UNREAD,
                record -> records.unread(record).ifPresent(unread::add));
        case "allowedImagesSettings" -> parser.skipChildren();
        default -> {
          problems.add(
              "snapshot.unknown-key", place, "an inventory has no key '%s'".formatted(key));
          parser.skipChildren();
        }
      }
    }
  }

  /** What is done with one record. */
  private interface Taker {
    void take(InventoryRecord record);
  }

  private void readAll(JsonParser parser, String what, Set<String> known, Taker taker)
      throws IOException {
    if (isNoList(parser)) {
      return;
    }
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY && !problems.areTooMany();
        token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        taker.take(new InventoryRecord(parser, what, known, problems));
      } else {
        problems.add(
            "snapshot.wrong-type", parser.currentTokenLocation(), what + " must be an object");
        parser.skipChildren();
      }
    }
  }

  private void readRegions(JsonParser parser) throws IOException {
    if (isNoList(parser)) {
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        regions.add(parser.getText());
      } else {
        problems.add(
            "snapshot.wrong-type", parser.currentTokenLocation(), "a Region must be a text");
        parser.skipChildren();
      }
    }
  }

  private boolean isNoList(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      return false;
    }
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      problems.add(
          "snapshot.wrong-type",
          parser.currentTokenLocation(),
          "'%s' must be a list".formatted(parser.currentName()));
    }
    parser.skipChildren();
    return true;
  }

  private void addImage(InventoryRecord record) {
    Optional<Image> image = records.image(record);
    if (image.isPresent() && images.put(image.get().id(), image.get()) != null) {
      record.problem("snapshot.duplicate-id", "image %s stands twice".formatted(image.get().id()));
    }
  }

  private static String plain(JsonProcessingException e) {
    return e.getOriginalMessage().replaceAll("\\s+", " ").strip();
  }
}
