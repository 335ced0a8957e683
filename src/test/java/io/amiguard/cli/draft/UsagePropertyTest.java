package io.amiguard.cli.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.policy.ImageProvider;
import io.amiguard.settings.Settings;
import io.amiguard.settings.SettingsReader;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.testing.Acme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever runs, the impact of a proposal is what its comments say. */
class UsagePropertyTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String SNAPSHOT = "organization.json";
  private static final String FILE = "amiguard.yaml";
  private static Path folder = Path.of("");

  @BeforeContainer
  static void createFolder() throws IOException {
    folder = Files.createTempDirectory("usage");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    for (String file : List.of(SNAPSHOT, FILE)) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
  }

  @Property(tries = 60)
  void theImpactOfAProposalIsWhatItsCommentsSay(@ForAll Random random) throws IOException {
    ObjectNode inventory = RandomInventory.of(random);

    String file = propose(inventory);
    JsonNode impact = MAPPER.readTree(run("impact", "--snapshot", SNAPSHOT, "-o", "json").out());
    String text = run("impact", "--snapshot", SNAPSHOT).out();

    assertThat(UsageNumbers.inCommentsOf(file, settings(file)))
        .isEqualTo(UsageNumbers.inImpact(impact, "allowed", "blocked"));
    assertThat(file).contains(asComment(text));
    assertThat(run("lint", "--fail-on", "warning").exitCode()).isZero();
  }

  /** Returns what the file says of the totals, or of it that there are none. */
  private static String asComment(String impact) {
    if (impact.contains("No AMI is in use where that could be read: ")) {
      return "# Nothing runs that could be read: no instance and no launch template with an AMI ";
    }
    if (impact.contains("No AMI is in use: ")) {
      return "# Nothing runs: no instance and no launch template with an AMI was found.\n";
    }
    String totals = "Totals\n";
    return impact
        .substring(impact.indexOf(totals) + totals.length())
        .lines()
        .map("# "::concat)
        .collect(Collectors.joining("\n"));
  }

  /** What is allowed are aliases, accounts of the organization, and who shares in private. */
  @Property(tries = 60)
  void noPublicImageOfAStrangerIsAllowedAndAmazonAlwaysIs(@ForAll Random random)
      throws IOException {
    ObjectNode inventory = RandomInventory.of(random);

    Settings settings = settings(propose(inventory));
    JsonNode impact = MAPPER.readTree(run("impact", "--snapshot", SNAPSHOT, "-o", "json").out());

    for (JsonNode image : impact.get("images")) {
      if (image.get("stranger").asBoolean()) {
        assertThat(image.findValuesAsText("verdict")).containsOnly("blocked");
      }
    }
    assertThat(settings.policies().get(0).allowedImages().criteria())
        .singleElement()
        .satisfies(
            criterion ->
                assertThat(criterion.allowedImageProviders()).contains(ImageProvider.AMAZON));
  }

  @Property(tries = 30)
  void theOrderOfTheInventoryDoesNotMatter(@ForAll Random random) throws IOException {
    ObjectNode inventory = RandomInventory.of(random);

    String one = propose(inventory);
    String other = propose(RandomInventory.shuffled(inventory, random));

    assertThat(other).isEqualTo(one);
  }

  private static String propose(ObjectNode inventory) throws IOException {
    String organization = SnapshotWriter.write(Snapshot.of(Acme.tree(), Set.of(), List.of()));
    ObjectNode snapshot = (ObjectNode) MAPPER.readTree(organization);
    snapshot.set("inventory", inventory);
    Files.writeString(folder.resolve(SNAPSHOT), MAPPER.writeValueAsString(snapshot));
    Run init = run("init", "--from-usage", "--snapshot", SNAPSHOT, "--force");
    assertThat(init.exitCode()).as(init.err()).isEqualTo(inventory.get("unread").isEmpty() ? 0 : 5);
    return Files.readString(folder.resolve(FILE));
  }

  private static Run run(String... command) {
    return Cli.in(folder).run(command);
  }

  private static Settings settings(String file) {
    return SettingsReader.read(FILE, file, LocalDate.EPOCH, new ArrayList<>())
        .orElseThrow(() -> new AssertionError(file));
  }
}
