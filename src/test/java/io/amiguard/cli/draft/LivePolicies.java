package io.amiguard.cli.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random policies of the company Acme: such that settings can say them, and broken copies. */
final class LivePolicies {
  private static final List<TargetId> PLACES =
      List.of(Acme.ROOT, Acme.WORKLOADS, Acme.PROD, Acme.SANDBOX, Acme.DEV, Acme.PLAYGROUND);
  private static final List<ImageProvider> PROVIDERS =
      Stream.of("amazon", "aws_marketplace", "099720109477", "222222222222", "444444444444")
          .map(ImageProvider::new)
          .toList();
  private static final List<String> NAMES =
      List.of("golden-*", "*", "a ?b", "'x'", "123", "[x] (y)/z@_.", "true", "- -");
  private static final List<String> CODES = List.of("abc", "0123456789", "1e5", "0x1F", "null");
  private static final List<String> PIECES =
      List.of(
          "a", "Z", "9", " ", ":", ": ", " #", "'", "\"", "\\", "-", "{", "[", "*", "&", "!", "%",
          "@", "`", "|", ">", ",", "ü", "😀", "\u200B", "\u2028", "yes", "~", "$", "<");
  private static final List<String> WITH_LINES = List.of("\n", "\t", "\r\n", "\u0085", "\u0000");

  private final Random random;

  LivePolicies(Random random) {
    this.random = random;
  }

  /** Returns a policy that settings can say exactly. */
  DeclarativePolicy expressible(int number) {
    return policy(number, "p" + number + text(PIECES, 8), document());
  }

  /** Returns a policy of which a few things are changed at random. */
  DeclarativePolicy broken(int number) {
    ObjectNode content = document().json();
    for (int i = 0; i <= random.nextInt(3); i++) {
      breakOne(content);
    }
    return policy(number, "b" + number, PolicyDocument.of(content));
  }

  private DeclarativePolicy policy(int number, String name, PolicyDocument document) {
    return new DeclarativePolicy(
        new PolicyId("p-%08d".formatted(number)),
        new PolicyName(name),
        text(PIECES, 5) + (random.nextInt(5) == 0 ? text(WITH_LINES, 2) : ""),
        random.nextBoolean() ? Map.of() : Map.of(DeclarativePolicy.MANAGED_TAG, "true"),
        document,
        some(PLACES, 1));
  }

  private PolicyDocument document() {
    ObjectNode content = PolicyDocument.of(settings()).json();
    if (random.nextInt(3) == 0) {
      ObjectNode attributes = (ObjectNode) content.get("ec2_attributes");
      attributes.putObject("serial_console_access").putObject("status").put("@@assign", "disabled");
    }
    return PolicyDocument.of(content);
  }

  private AllowedImagesSettings settings() {
    State state = one(List.of(State.values()));
    int criteria = random.nextInt(3) + (state == State.DISABLED ? 0 : 1);
    return new AllowedImagesSettings(
        Optional.of(state),
        IntStream.range(0, criteria).mapToObj(i -> criterion()).toList(),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of("m" + text(PIECES, 10) + text(WITH_LINES, 2)),
        one(List.of(ChildPolicies.values())));
  }

  private ImageCriterion criterion() {
    return new ImageCriterion(some(PROVIDERS, 1), some(NAMES, 0), some(CODES, 0), days(), days());
  }

  private OptionalInt days() {
    return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(400));
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> List<T> some(List<T> values, int atLeast) {
    int count = atLeast + random.nextInt(values.size() - atLeast);
    return IntStream.range(0, count).mapToObj(i -> one(values)).toList();
  }

  private String text(List<String> pieces, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < random.nextInt(most + 1); i++) {
      text.append(one(pieces));
    }
    return text.toString();
  }

  private void breakOne(ObjectNode content) {
    List<ObjectNode> nodes = new ArrayList<>();
    collect(content, nodes);
    ObjectNode node = one(nodes);
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    String key = keys.isEmpty() ? "none" : one(keys);
    switch (random.nextInt(9)) {
      case 0 -> node.putArray("@@append").add("amazon");
      case 1 -> node.putArray("@@remove").add("amazon");
      case 2 -> node.putArray("@@operators_allowed_for_child_policies").add("@@assign");
      case 3 -> node.remove(key);
      case 4 -> rename(node, key);
      case 5 ->
          node.putObject("criteria_12").putObject("image_names").putArray("@@assign").add("x");
      case 6 -> node.put(key, random.nextInt());
      case 7 -> node.putArray(key).add("amazon").addNull();
      default -> node.putObject(key);
    }
  }

  private static void rename(ObjectNode node, String key) {
    JsonNode value = node.remove(key);
    if (value != null) {
      node.set(key.toUpperCase(Locale.ROOT), value);
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> nodes) {
    if (node instanceof ObjectNode object) {
      nodes.add(object);
    }
    node.forEach(child -> collect(child, nodes));
  }
}
