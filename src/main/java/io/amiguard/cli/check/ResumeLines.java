package io.amiguard.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The lines of a {@link ResumeFile}: a header, then the Regions and settings of accounts. */
final class ResumeLines {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String VERSION = "1";
  private static final String ORGANIZATION = "organizationId";
  private static final String BEGUN = "begun";
  private static final String ACCOUNT = "accountId";
  private static final String REGION = "region";
  private static final String REGIONS = "regions";

  private ResumeLines() {}

  static ObjectNode header(String organizationId, Instant now) {
    return NODES
        .objectNode()
        .put("formatVersion", VERSION)
        .put(ORGANIZATION, organizationId)
        .put(BEGUN, now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  static String begun(JsonNode header) {
    return header.path(BEGUN).asText();
  }

  static ObjectNode of(TargetId account, List<String> regions) {
    ObjectNode line = NODES.objectNode().put(ACCOUNT, account.value());
    ArrayNode array = line.putArray(REGIONS);
    regions.forEach(array::add);
    return line;
  }

  static ObjectNode of(Place place, AccountSettings settings) {
    ObjectNode line =
        NODES
            .objectNode()
            .put(ACCOUNT, place.account().value())
            .put(REGION, place.region())
            .put("state", settings.state().inEc2())
            .put("managedBy", settings.managedBy().word());
    ArrayNode criteria = line.putArray("criteria");
    for (Criterion criterion : settings.criteria()) {
      ObjectNode json = criteria.addObject();
      criterion
          .values()
          .forEach((parameter, values) -> values.forEach(json.putArray(key(parameter))::add));
    }
    return line;
  }

  /**
   * @throws AmiguardException if it is not the header of such a file, or of another organization
   */
  static void requireHeader(JsonNode line, Path file, JsonNode expected) {
    if (!line.path("formatVersion").asText().equals(VERSION) || !line.has(ORGANIZATION)) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "%s is not a file that --resume wrote; name another one, and nothing is lost"
              .formatted(file));
    }
    String other = line.path(ORGANIZATION).asText();
    String organizationId = expected.path(ORGANIZATION).asText();
    if (!other.equals(organizationId)) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "%s holds answers of organization %s, and this is %s; name another file"
              .formatted(file, other, organizationId));
    }
  }

  static AmiguardException unusable(Path file, int line, Exception cause) {
    return new AmiguardException(
        Kind.INVALID_INPUT,
        "%s:%d is not a line that --resume wrote; delete the line, or the file to ask afresh"
            .formatted(file, line),
        cause);
  }

  static boolean isRegions(JsonNode line) {
    return line.has(REGIONS);
  }

  static TargetId account(JsonNode line) {
    return new TargetId(line.path(ACCOUNT).asText());
  }

  static List<String> regions(JsonNode line) {
    return texts(line.path(REGIONS));
  }

  static Place place(JsonNode line) {
    return new Place(account(line), line.required(REGION).asText());
  }

  static AccountSettings settings(JsonNode line) {
    Set<Criterion> criteria = new HashSet<>();
    for (JsonNode json : line.required("criteria")) {
      Map<Parameter, NavigableSet<String>> values = new EnumMap<>(Parameter.class);
      for (Parameter parameter : Parameter.values()) {
        values.put(parameter, new TreeSet<>(texts(json.path(key(parameter)))));
      }
      criteria.add(new Criterion(values));
    }
    return new AccountSettings(
        known(State.parse(line.path("state").asText())),
        criteria,
        known(ManagedBy.parse(line.path("managedBy").asText())));
  }

  private static <T> T known(Optional<T> value) {
    return value.orElseThrow(() -> new IllegalArgumentException("unknown word"));
  }

  private static String key(Parameter parameter) {
    return parameter.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }
}
