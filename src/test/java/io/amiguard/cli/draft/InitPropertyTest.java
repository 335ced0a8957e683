package io.amiguard.cli.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.testing.Acme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/** Whatever is live, the settings made of it change nothing but tags. */
class InitPropertyTest {
  private static final String SNAPSHOT = "organization.json";
  private static Path folder = Path.of("");

  @BeforeContainer
  static void createFolder() throws IOException {
    folder = Files.createTempDirectory("init");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    for (String file : List.of(SNAPSHOT, "amiguard.yaml")) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
  }

  @Property(tries = 50)
  void whatSettingsCanSayIsInTheFile(@ForAll("expressible") List<DeclarativePolicy> live)
      throws IOException {
    Run init = init(live);

    assertThat(init.exitCode()).as(init.err()).isZero();
    assertThat(init.err()).contains("Wrote amiguard.yaml: %d polic".formatted(live.size()));
    assertThat(actions()).allMatch("tag_policy"::equals).hasSize(notYetOurs(live));
  }

  @Property(tries = 50)
  void whatSettingsCannotSayIsLeftAsItIs(@ForAll("broken") List<DeclarativePolicy> live)
      throws IOException {
    Run init = init(live);

    assertThat(init.exitCode()).as(init.err()).isIn(0, 3);
    assertThat(actions()).allMatch("tag_policy"::equals);
    assertThat(init.err().contains("import.not-expressible")).isEqualTo(init.exitCode() == 3);
    Statistics.collect(init.exitCode());
    Statistics.coverage(found -> found.check(3).percentage(share -> share > 50));
  }

  private static Run init(List<DeclarativePolicy> live) throws IOException {
    Snapshot snapshot = Snapshot.of(Acme.tree(), Set.of(DeclarativePolicy.SERVICE_PRINCIPAL), live);
    return Cli.in(folder)
        .file(SNAPSHOT, SnapshotWriter.write(snapshot))
        .run("init", "--from-live", "--snapshot", SNAPSHOT, "--force");
  }

  private static List<String> actions() throws IOException {
    Run plan = Cli.in(folder).run("plan", "--snapshot", SNAPSHOT, "-o", "json");
    assertThat(plan.out())
        .as(plan.err() + Files.readString(folder.resolve("amiguard.yaml")))
        .isNotEmpty();
    return InitCasesTest.actions(plan);
  }

  /** What the settings say is ours from then on, the message too. */
  private static int notYetOurs(List<DeclarativePolicy> live) {
    return (int) live.stream().filter(policy -> !hasTagsOfOurs(policy)).count();
  }

  private static boolean hasTagsOfOurs(DeclarativePolicy policy) {
    Map<String, String> wanted = DeclarativePolicy.tagsFor(policy.document());
    return policy.tags().entrySet().containsAll(wanted.entrySet());
  }

  @Provide
  Arbitrary<List<DeclarativePolicy>> expressible() {
    return Arbitraries.randomValue(
        random -> policies(new LivePolicies(random), 1 + random.nextInt(3)));
  }

  /** One policy is whole, so that the settings are not empty. */
  @Provide
  Arbitrary<List<DeclarativePolicy>> broken() {
    return Arbitraries.randomValue(
        (Random random) -> {
          LivePolicies live = new LivePolicies(random);
          List<DeclarativePolicy> all = new ArrayList<>(policies(live, 1));
          Stream.of(2, 3, 4).map(live::broken).forEach(all::add);
          return all;
        });
  }

  private static List<DeclarativePolicy> policies(LivePolicies live, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(live::expressible).toList();
  }
}
