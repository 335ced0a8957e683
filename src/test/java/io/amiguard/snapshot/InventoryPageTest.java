package io.amiguard.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.Inventory.Unread;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/impact.md} has an example of an inventory with every key that one may have. */
class InventoryPageTest {
  private static final Path PAGE = Path.of("docs/impact.md");

  @Test
  void theExampleIsAnInventory() throws IOException {
    InventoryProblems problems = new InventoryProblems("impact.md", 1, 1);

    Inventory inventory =
        InventoryParser.parse(new ByteArrayInputStream(example().getBytes(UTF_8)), problems);

    assertThat(problems.findings()).isEmpty();
    assertThat(inventory.regions()).containsExactly("us-east-1");
    assertThat(inventory.images()).containsOnlyKeys("ami-0aaaaaaaaaaaaaaaa");
    assertThat(inventory.instances()).singleElement().matches(it -> it.isManaged());
    assertThat(inventory.launchTemplates())
        .singleElement()
        .matches(it -> it.versions().size() == 2);
    assertThat(inventory.unread())
        .extracting(Unread::region)
        .containsExactly(Optional.of("eu-west-1"), Optional.empty());
  }

  @Test
  void theExampleHasEveryFieldOfEveryRecord() throws IOException {
    JsonNode inventory = new JsonMapper().readTree(example());

    assertThat(fields(inventory, "images")).isEqualTo(InventoryRecords.IMAGE);
    assertThat(fields(inventory, "instances")).isEqualTo(InventoryRecords.INSTANCE);
    assertThat(fields(inventory, "launchTemplates")).isEqualTo(InventoryRecords.LAUNCH_TEMPLATE);
    assertThat(fields(inventory, "unread")).isEqualTo(InventoryRecords.UNREAD);
  }

  /** Whatever the parser knows beside the example would be a key that nobody can know of. */
  @Test
  void thePageExplainsEveryKeyOfTheExampleAndTheParserKnowsNoOther() throws IOException {
    Set<String> keys = names(new JsonMapper().readTree(example()));
    String page = Files.readString(PAGE);
    String parser =
        Files.readString(Path.of("src/main/java/io/amiguard/snapshot/InventoryParser.java"));

    Set<String> known = new TreeSet<>();
    Pattern.compile("case \"(\\w+)\"")
        .matcher(parser)
        .results()
        .forEach(match -> known.add(match.group(1)));
    assertThat(known).isEqualTo(keys);
    assertThat(keys).allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
  }

  private static Set<String> fields(JsonNode inventory, String list) {
    Set<String> fields = new TreeSet<>();
    inventory.get(list).forEach(record -> fields.addAll(names(record)));
    return fields;
  }

  private static Set<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    Iterator<String> all = object.fieldNames();
    all.forEachRemaining(names::add);
    return new TreeSet<>(names);
  }

  private static String example() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf("```json\n") + "```json\n".length();
    return page.substring(from, page.indexOf("```", from));
  }
}
