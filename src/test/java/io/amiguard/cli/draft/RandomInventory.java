package io.amiguard.cli.draft;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.Account;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The inventory of a snapshot, from so few images and owners that they often meet. */
final class RandomInventory {
  private static final int IMAGES = 8;
  private static final List<String> ACCOUNTS =
      Acme.tree().accounts().stream().map(Account::id).map(Object::toString).toList();
  private static final List<String> OUTSIDERS =
      List.of("099720109477", "910091009100", "912233445566");
  private static final List<String> ALIASES =
      List.of("amazon", "aws-marketplace", "aws-backup-vault", "microsoft", "");
  private static final List<String> NAMES =
      List.of("golden", "x\n- y", "# z", "'\"[{", "\u2028\u202e", "");
  private static final List<String> STATES =
      List.of(
          "running", "running", "pending", "stopped", "stopping", "shutting-down", "terminated");

  private final Random random;

  private RandomInventory(Random random) {
    this.random = random;
  }

  static ObjectNode of(Random random) {
    RandomInventory inventory = new RandomInventory(random);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("regions").add("us-east-1");
    ArrayNode images = json.putArray("images");
    for (int i = 0; i < IMAGES; i++) {
      images.add(inventory.image(i));
    }
    ArrayNode instances = json.putArray("instances");
    for (int i = random.nextInt(30); i > 0; i--) {
      instances.add(inventory.instance(i));
    }
    ArrayNode templates = json.putArray("launchTemplates");
    for (int i = random.nextInt(4); i > 0; i--) {
      templates.add(inventory.template(i));
    }
    ArrayNode unread = json.putArray("unread");
    for (int i = random.nextInt(6) - 4; i > 0; i--) {
      unread.addObject().put("accountId", inventory.any(ACCOUNTS)).put("region", "eu-west-" + i);
      ((ObjectNode) unread.get(unread.size() - 1)).put("reason", inventory.any(NAMES));
    }
    return json;
  }

  /** Returns the same inventory in another order. */
  static ObjectNode shuffled(ObjectNode inventory, Random random) {
    ObjectNode shuffled = inventory.deepCopy();
    for (String key : List.of("images", "instances", "launchTemplates", "unread")) {
      List<ObjectNode> items = new ArrayList<>();
      shuffled.get(key).forEach(item -> items.add((ObjectNode) item));
      Collections.shuffle(items, random);
      shuffled.putArray(key).addAll(items);
    }
    return shuffled;
  }

  private ObjectNode image(int number) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "ami-%d".formatted(number))
        .put("region", "us-east-1")
        .put("name", any(NAMES))
        .put("ownerId", owner())
        .put("ownerAlias", any(ALIASES))
        .put("public", visibility());
  }

  private @Nullable String owner() {
    return switch (random.nextInt(5)) {
      case 0 -> null;
      case 1, 2 -> any(OUTSIDERS);
      default -> any(ACCOUNTS);
    };
  }

  private @Nullable Boolean visibility() {
    return random.nextInt(5) == 0 ? null : (Boolean) random.nextBoolean();
  }

  private ObjectNode instance(int number) {
    ObjectNode instance = placed("i-%d".formatted(number));
    instance.put("imageId", anyImage()).put("state", any(STATES));
    instance.put("launched", "2026-11-%02dT08:00:00Z".formatted(1 + random.nextInt(20)));
    return random.nextInt(4) == 0
        ? instance.put("operatorManaged", true).put("operatorPrincipal", any(NAMES))
        : instance;
  }

  private ObjectNode template(int number) {
    ObjectNode template = placed("lt-%d".formatted(number)).put("name", any(NAMES));
    template.put("defaultVersion", 1).put("latestVersion", 2);
    ArrayNode versions = template.putArray("versions");
    versions.addObject().put("version", 1).put("imageId", anyImage());
    versions.addObject().put("version", 2).put("imageId", "resolve:ssm:" + any(NAMES));
    return template;
  }

  private ObjectNode placed(String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("accountId", any(ACCOUNTS))
        .put("region", "us-east-1");
  }

  /** One of those that are known, or one that is gone. */
  private String anyImage() {
    return "ami-%d".formatted(random.nextInt(IMAGES + 1));
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
