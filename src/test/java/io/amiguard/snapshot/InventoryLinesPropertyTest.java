package io.amiguard.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Image.Visibility;
import io.amiguard.inventory.Instance;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.Inventory.Unread;
import io.amiguard.inventory.LaunchTemplate;
import io.amiguard.inventory.LaunchTemplate.Version;
import io.amiguard.organization.TargetId;
import io.amiguard.snapshot.SnapshotParts.Wanted;
import io.amiguard.testing.Acme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An inventory that is written means the same when it is read. */
class InventoryLinesPropertyTest {
  private static final Snapshot ORGANIZATION = Snapshot.of(Acme.tree(), Set.of(), List.of());

  @Property(tries = 200)
  void writtenAndReadIsTheSame(@ForAll("inventories") Inventory inventory) throws IOException {
    StringWriter written = new StringWriter();
    SnapshotWriter.write(ORGANIZATION, inventory, written);

    SnapshotParts parts =
        SnapshotParts.read(
            "a.json",
            new ByteArrayInputStream(written.toString().getBytes(UTF_8)),
            Wanted.INVENTORY,
            1_000_000);

    assertThat(parts.findings(ORGANIZATION)).extracting(Finding::message).isEmpty();
    assertThat(parts.inventory()).contains(inventory);
  }

  /**
   * The writer of everything sorts nothing in an inventory, so that it shows what this one does.
   */
  @Property(tries = 50)
  void looksAsAnySnapshotDoes(@ForAll("inventories") Inventory inventory) throws IOException {
    StringWriter written = new StringWriter();
    SnapshotWriter.write(ORGANIZATION, inventory, written);

    Snapshot read =
        SnapshotReader.read("a.json", written.toString(), new java.util.ArrayList<>())
            .orElseThrow();

    assertThat(SnapshotWriter.write(read)).isEqualTo(written.toString());
  }

  @Provide
  Arbitrary<Inventory> inventories() {
    return Combinators.combine(
            images().list().ofMaxSize(4),
            instances().list().ofMaxSize(4),
            templates().list().ofMaxSize(3),
            unread().list().ofMaxSize(3))
        .as(
            (images, instances, templates, unread) ->
                new Inventory(
                    new TreeSet<>(Set.of("eu-west-1", "us-east-1")),
                    byId(images, Image::id),
                    List.copyOf(
                        byId(instances, it -> it.account() + it.region() + it.id()).values()),
                    List.copyOf(
                        byId(templates, it -> it.account() + it.region() + it.id()).values()),
                    unread));
  }

  private static <T> Map<String, T> byId(List<T> things, Function<T, String> id) {
    Map<String, T> byId = new TreeMap<>();
    things.forEach(thing -> byId.put(id.apply(thing), thing));
    return byId;
  }

  private static Arbitrary<Image> images() {
    Arbitrary<Optional<String>> texts = words().optional();
    return Combinators.combine(
            ids("ami-"),
            texts,
            Combinators.combine(texts, texts).as(Image.Owner::new),
            Combinators.combine(times().optional(), times().optional(), words())
                .as(Image.Lifetime::new),
            words().set().ofMaxSize(2).optional(),
            Arbitraries.of(Visibility.class))
        .as(
            (id, name, owner, lifetime, codes, visibility) ->
                new Image(id, "us-east-1", name, owner, lifetime, codes, visibility));
  }

  private static Arbitrary<Instance> instances() {
    return Combinators.combine(
            ids("i-"),
            accounts(),
            regions(),
            ids("ami-"),
            Arbitraries.of(Instance.State.class),
            times().optional(),
            words().optional())
        .as(Instance::new);
  }

  private static Arbitrary<LaunchTemplate> templates() {
    return Combinators.combine(ids("lt-"), words(), accounts(), regions(), versions())
        .as(LaunchTemplate::new);
  }

  private static Arbitrary<List<Version>> versions() {
    Arbitrary<Optional<String>> images = Arbitraries.of("ami-1", "resolve:ssm:/golden").optional();
    return Combinators.combine(images, images, Arbitraries.integers().between(1, 3))
        .as(
            (first, second, shape) ->
                switch (shape) {
                  case 1 ->
                      List.of(
                          new Version(4, List.of("$Default", "$Latest"), first, Optional.empty()));
                  case 2 ->
                      List.of(
                          new Version(2, List.of("$Default"), first, Optional.of("ami-2")),
                          new Version(9, List.of("$Latest"), second, Optional.empty()));
                  default -> List.of();
                });
  }

  private static Arbitrary<Unread> unread() {
    return Combinators.combine(accounts(), regions().optional(), words()).as(Unread::new);
  }

  private static Arbitrary<TargetId> accounts() {
    return Arbitraries.of(Acme.MANAGEMENT, Acme.PROD_WEB);
  }

  private static Arbitrary<String> regions() {
    return Arbitraries.of("eu-west-1", "us-east-1");
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
  }

  private static Arbitrary<String> ids(String prefix) {
    return Arbitraries.integers().between(0, 9).map(number -> prefix + number);
  }

  /** Names of AMIs are their owners' to choose. */
  private static Arbitrary<String> words() {
    return Arbitraries.strings().withChars("a-\"\\{}[]\u202e\n ü").ofMinLength(1).ofMaxLength(8);
  }
}
