package io.amiguard.output;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an effective policy means for the account, in sentences. */
final class SettingsWords {
  private static final String ATTRIBUTES = "/" + PolicyKeys.EC2_ATTRIBUTES + "/";
  private static final String IMAGES = ATTRIBUTES + PolicyKeys.ALLOWED_IMAGES_SETTINGS + "/";
  private static final String CRITERIA = IMAGES + PolicyKeys.IMAGE_CRITERIA + "/";
  private static final String STATE = IMAGES + PolicyKeys.STATE;
  private static final String MESSAGE = ATTRIBUTES + PolicyKeys.EXCEPTION_MESSAGE;
  private static final String UNDOCUMENTED = "what that means to AWS is not documented";

  /** Criteria by number: the second comes before the tenth. */
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

  private final Names names;
  private final Map<String, Optional<JsonNode>> values = new TreeMap<>();
  private final Map<String, Uncertain> open = new TreeMap<>();

  private SettingsWords(EffectivePolicy effective, Names names) {
    this.names = names;
    effective.decisions().forEach(it -> values.put(it.path(), Optional.of(it.value())));
    for (Uncertain uncertain : effective.uncertain()) {
      values.put(uncertain.path(), Optional.empty());
      open.put(uncertain.path(), uncertain);
    }
  }

  /** Returns a sentence for each thing that the policy settles. */
  static List<String> of(EffectivePolicy effective, Names names) {
    SettingsWords words = new SettingsWords(effective, names);
    List<String> sentences = new ArrayList<>();
    sentences.add("Allowed AMIs: " + words.state());
    sentences.addAll(words.criteria());
    words.message().ifPresent(sentences::add);
    words.others().ifPresent(sentences::add);
    return sentences;
  }

  private String state() {
    if (values.keySet().stream().noneMatch(path -> path.startsWith(IMAGES))) {
      return "no policy says anything, so the account's own settings count.";
    }
    if (open.containsKey(STATE)) {
      return "the state is uncertain: " + candidates(open.get(STATE)) + ".";
    }
    Optional<String> word = values.getOrDefault(STATE, Optional.empty()).map(JsonNode::asText);
    return word.map(SettingsWords::consequence)
        .orElse("no policy gives a state; " + UNDOCUMENTED + ".");
  }

  private static String consequence(String word) {
    return State.parse(word)
        .map(
            state ->
                switch (state) {
                  case ENABLED ->
                      "enabled. AMIs that meet no criterion can neither be found nor launched.";
                  case AUDIT_MODE ->
                      "audit_mode. Nothing is blocked; AMIs that meet no criterion are marked.";
                  case DISABLED -> "disabled. Nothing is blocked or marked.";
                })
        .orElse("'%s', a state that amiguard does not know.".formatted(word));
  }

  private static String candidates(Uncertain uncertain) {
    Stream<String> values =
        uncertain.candidates().stream().map(candidate -> candidate.value().asText());
    Stream<String> nothing = uncertain.lock().stream().map(lock -> "not set");
    return Stream.concat(values, nothing).collect(joining(", or "));
  }

  private List<String> criteria() {
    Map<String, List<String>> parameters = new TreeMap<>(BY_NUMBER);
    values.forEach(
        (path, value) -> {
          if (path.startsWith(CRITERIA)) {
            String criterion = path.substring(CRITERIA.length()).split("/", 2)[0];
            String parameter = path.substring(path.lastIndexOf('/') + 1);
            parameters
                .computeIfAbsent(criterion, it -> new ArrayList<>())
                .add(value.map(known -> words(parameter, known)).orElse(parameter + " uncertain"));
          }
        });
    List<String> sentences = new ArrayList<>();
    parameters.forEach(
        (criterion, all) -> sentences.add(criterion + ": " + String.join(", and ", all)));
    return sentences.size() > 1 ? alternatives(sentences) : sentences;
  }

  /** Criteria are alternatives (EC2 User Guide, Allowed AMIs). */
  private static List<String> alternatives(List<String> sentences) {
    List<String> joined = new ArrayList<>(List.of(sentences.get(0)));
    sentences.stream().skip(1).map("or "::concat).forEach(joined::add);
    return joined;
  }

  private String words(String parameter, JsonNode value) {
    if (value.isArray() && value.isEmpty()) {
      return "%s is an empty list (%s)".formatted(parameter, UNDOCUMENTED);
    }
    return switch (parameter) {
      case PolicyKeys.ALLOWED_IMAGE_PROVIDERS -> "published by " + anyOf(value);
      case PolicyKeys.IMAGE_NAMES -> "named " + anyOf(value);
      case PolicyKeys.MARKETPLACE_PRODUCT_CODES -> "with product code " + anyOf(value);
      case PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED -> "created in the last " + days(value);
      case PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED ->
          value.asText().equals("0")
              ? "not deprecated"
              : "not deprecated for longer than " + days(value);
      default -> parameter + " " + anyOf(value);
    };
  }

  private String anyOf(JsonNode value) {
    List<String> items = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> items.add(names.label(item.asText())));
    } else {
      items.add(names.label(value.asText()));
    }
    int last = items.size() - 1;
    return last == 0
        ? items.get(0)
        : String.join(", ", items.subList(0, last)) + " or " + items.get(last);
  }

  private static String days(JsonNode value) {
    return value.asText() + (value.asText().equals("1") ? " day" : " days");
  }

  private Optional<String> message() {
    return Optional.ofNullable(values.get(MESSAGE))
        .map(
            value ->
                value
                    .map(text -> "Whoever is blocked reads: " + text.asText())
                    .orElse("What whoever is blocked reads is uncertain."));
  }

  private Optional<String> others() {
    String attributes =
        values.keySet().stream()
            .filter(path -> !path.startsWith(IMAGES) && !path.equals(MESSAGE))
            .map(SettingsWords::attribute)
            .distinct()
            .collect(joining(", "));
    return Optional.of(attributes)
        .filter(text -> !text.isEmpty())
        .map(text -> "Policies set other attributes too: " + text);
  }

  private static String attribute(String path) {
    return path.startsWith(ATTRIBUTES)
        ? path.substring(ATTRIBUTES.length()).split("/", 2)[0]
        : path;
  }
}
