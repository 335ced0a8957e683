package io.amiguard.cli.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.Foreign;
import io.amiguard.cli.Relay;
import io.amiguard.cli.Relay.Moment;
import io.amiguard.cli.Relay.Then;
import io.amiguard.cli.SixChanges;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy of ours is pruned, and somebody gives its name to a policy of their own. */
class ForeignRollbackTest {
  private static final TargetId ROOT = new TargetId("r-acme");
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: %s
          targets: [%s]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon]
      """;

  @TempDir Path folder;

  private final Sandbox sandbox =
      Sandbox.start(
          SixChanges.before().withAttachments(List.of()).withPolicies(List.of()),
          SandboxOptions.defaults(),
          Clock.systemUTC());

  @BeforeEach
  void pruneOurs() {
    cli().file("a.yaml", SETTINGS.formatted("a", "/Workloads"));
    cli().file("other.yaml", SETTINGS.formatted("other", "/Sandbox"));
    assertThat(run("apply", "-f", "a.yaml").exitCode()).isZero();
    assertThat(run("apply", "-f", "other.yaml", "--prune").exitCode()).isZero();
    assertThat(names()).containsExactly("other");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void isRefusedBeforeTheFirstWriteHoweverOftenItIsRun() {
    DeclarativePolicy theirs = theirs();

    Run dry = run("rollback", "--dry-run");
    Run first = run("rollback");
    Run second = run("rollback");

    for (Run rollback : List.of(dry, first, second)) {
      assertThat(rollback.exitCode()).isEqualTo(4);
      assertThat(rollback.err())
          .contains("error: policy %s came since [rollback.stale]".formatted(theirs.label()))
          .contains("cannot be rolled back: what it left has moved; nothing was changed.")
          .doesNotContain("done:", "failed:");
    }
    assertThat(policy("a")).isEqualTo(theirs);
    assertThat(names()).containsExactlyInAnyOrder("a", "other");
  }

  @Test
  void isRefusedAfterTheirPolicyCameInTheMiddleOfARollback() {
    Run first = overtaken();
    DeclarativePolicy theirs = policy("a");

    Run second = run("rollback");
    Run dry = run("rollback", "--dry-run");

    assertThat(first.exitCode()).isEqualTo(4);
    assertThat(first.err())
        .contains("failed: create policy a")
        .contains(
            "policy %s exists already, without the tag amiguard:managed, and came after this was planned"
                .formatted(theirs.label()))
        .contains("Run 'amiguard rollback ")
        .doesNotContain("another name", "  done:");
    for (Run rollback : List.of(dry, second)) {
      assertThat(rollback.exitCode()).isEqualTo(4);
      assertThat(rollback.err()).contains("policy %s came since".formatted(theirs.label()));
    }
    assertThat(policy("a")).isEqualTo(theirs);
  }

  @Test
  void worksAgainWhenTheirPolicyHasAnotherName() {
    overtaken();
    DeclarativePolicy theirs = policy("a");
    Foreign.rename(sandbox.endpoint(), theirs.id(), "theirs");

    Run rollback = run("rollback");

    assertThat(rollback.exitCode()).as(rollback.err()).isZero();
    assertThat(names()).containsExactlyInAnyOrder("a", "theirs");
    assertThat(policy("a").isManaged()).isTrue();
    assertThat(policy("theirs").document()).isEqualTo(theirs.document());
    assertThat(policy("theirs").tags()).isEmpty();
    Run earlier = run("rollback", entries().get(entries().size() - 1));
    assertThat(earlier.exitCode()).as(earlier.err()).isZero();
    assertThat(names()).containsExactly("theirs");
  }

  /** What is adopted with --adopt after a prune is no successor of what was pruned. */
  @Test
  void aPolicyThatWasAdoptedAfterwardsIsNotTheOneThatWasPruned() {
    DeclarativePolicy theirs = theirs();
    run("apply", "-f", "a.yaml", "--adopt");
    DeclarativePolicy adopted = policy("a");

    Run rollback = run("rollback", entries().get(entries().size() - 1));

    assertThat(adopted.id()).isEqualTo(theirs.id());
    assertThat(rollback.exitCode()).isEqualTo(4);
    assertThat(rollback.err()).contains("policy a (%s) is another one".formatted(theirs.id()));
    assertThat(policy("a")).isEqualTo(adopted);
  }

  /** Their policy comes when the rollback is about to create ours. */
  private Run overtaken() {
    Relay.Act create =
        (write, moment) -> {
          if (write == 1 && moment == Moment.BEFORE) {
            theirs();
          }
          return Then.GO_ON;
        };
    try (Relay relay = Relay.to(sandbox.endpoint(), create)) {
      return at(relay.endpoint(), "rollback");
    }
  }

  private DeclarativePolicy theirs() {
    Foreign.create(sandbox.endpoint(), "a");
    Foreign.attach(sandbox.endpoint(), policy("a").id(), ROOT);
    return policy("a");
  }

  private DeclarativePolicy policy(String name) {
    return sandbox.snapshot().policies().stream()
        .filter(policy -> policy.name().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> names() {
    return sandbox.snapshot().policies().stream().map(policy -> policy.name().value()).toList();
  }

  /** Returns the ids of the entries, newest first. */
  private List<String> entries() {
    return cli()
        .run("journal")
        .out()
        .lines()
        .filter(line -> line.startsWith("20"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  private Run run(String... args) {
    return at(sandbox.endpoint().toString(), args);
  }

  private Run at(String endpoint, String... args) {
    Stream<String> more =
        Stream.of(args).anyMatch("--dry-run"::equals)
            ? Stream.of("--endpoint-url", endpoint)
            : Stream.of("--endpoint-url", endpoint, "--yes", "--wait", "none");
    return cli().run(Stream.concat(Stream.of(args), more).toArray(String[]::new));
  }

  private Cli cli() {
    return Cli.in(folder).withCredentials();
  }
}
