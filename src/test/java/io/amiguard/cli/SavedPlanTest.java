package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.cli.Cli.Run;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Attachment;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved plan is performed as it was reviewed, or not at all. */
class SavedPlanTest {
  private static final TargetId SANDBOX_UNIT = new TargetId("ou-acme-33333333");
  private static final TargetId DEV = new TargetId("444444444444");
  private static final String SETTINGS =
      """
      version: 1
      providers:
        golden-images: "777777777777"
      policies:
        - name: allowed-amis
          description: Allowed AMIs
          targets: [/Workloads]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon, golden-images]
      limits: {max_share: 60%}
      """;

  @TempDir Path folder;

  private Path state = Path.of("");

  @BeforeEach
  void startWithOnePolicyOnWorkloads() throws IOException {
    state = folder.resolve(".amiguard/sandbox/organization.json");
    Files.createDirectories(folder.resolve(".amiguard/sandbox"));
    Path organization = Path.of("src/test/resources/cases/plan/list-narrows-and-widens");
    Files.copy(organization.resolve("organization.json"), state);
    Files.writeString(folder.resolve("amiguard.yaml"), SETTINGS);
    assertThat(run("plan", "--sandbox", "--out", "saved.plan").exitCode()).isZero();
  }

  @Test
  void isPerformedWithoutAskingAndOnlyOnce() {
    Run apply = run("apply", "--sandbox", "saved.plan");
    Run again = run("apply", "--sandbox", "saved.plan");

    assertThat(apply.err()).doesNotContain("error:");
    assertThat(apply.exitCode()).isZero();
    assertThat(apply.out()).contains("Apply complete: 0 added, 1 changed, 0 removed.");
    assertThat(again.exitCode()).isEqualTo(4);
    assertThat(again.err())
        .contains("plan saved.plan was applied before (journal entry 20261124T120000Z-1, complete)")
        .contains("a plan is good once; nothing was changed. Plan again.");
  }

  @Test
  void isUsedUpEvenIfTheOrganizationIsBackAtWhatItWasMadeFor() {
    run("apply", "--sandbox", "saved.plan");
    Run rollback = run("rollback", "--sandbox", "--yes");
    Run again = run("apply", "--sandbox", "saved.plan");
    Run planned = run("apply", "--sandbox", "--yes");

    assertThat(rollback.exitCode()).isZero();
    assertThat(again.exitCode()).isEqualTo(4);
    assertThat(again.err()).contains("a plan is good once").doesNotContain("done:");
    assertThat(planned.exitCode()).isZero();
  }

  /** The content of both plans is the same; one of them was reviewed for this time. */
  @Test
  void isUsableWhenItWasSavedAnewForTheSameChange() {
    run("apply", "--sandbox", "saved.plan");
    run("rollback", "--sandbox", "--yes");
    run("plan", "--sandbox", "--out", "anew.plan");

    Run used = run("apply", "--sandbox", "saved.plan");
    Run anew = run("apply", "--sandbox", "anew.plan");

    assertThat(used.exitCode()).isEqualTo(4);
    assertThat(used.err()).contains("a plan is good once");
    assertThat(anew.exitCode()).as(anew.err()).isZero();
    assertThat(anew.out()).contains("Apply complete");
  }

  @Test
  void isUsedUpInEveryCopy() throws IOException {
    Files.copy(folder.resolve("saved.plan"), folder.resolve("copy.plan"));
    run("apply", "--sandbox", "saved.plan");
    run("rollback", "--sandbox", "--yes");

    assertThat(run("apply", "--sandbox", "copy.plan").exitCode()).isEqualTo(4);
  }

  @Test
  void isPerformedOnceHoweverManyTryAtTheSameTime() throws IOException {
    Snapshot before = SandboxFolder.read(state);
    try (Sandbox sandbox = Sandbox.start(before, SandboxOptions.defaults(), Clock.systemUTC())) {
      CountDownLatch everybody = new CountDownLatch(4);
      List<CompletableFuture<Run>> runs =
          IntStream.range(0, 4)
              .mapToObj(
                  number ->
                      CompletableFuture.supplyAsync(
                          () -> applyTogether(everybody, sandbox),
                          task -> new Thread(task).start()))
              .toList();

      assertThat(runs)
          .extracting(run -> run.join().exitCode())
          .containsExactlyInAnyOrder(0, 4, 4, 4);
    }
  }

  private Run applyTogether(CountDownLatch everybody, Sandbox sandbox) {
    everybody.countDown();
    try {
      everybody.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Cli.in(folder)
        .withCredentials()
        .run("apply", "saved.plan", "--endpoint-url", sandbox.endpoint().toString());
  }

  @Test
  void saysThatSomebodyIsApplyingIt() throws IOException {
    JournalFolder journal = new JournalFolder(folder.resolve(".amiguard/sandbox/journal"));
    String id = PlanFiles.read(folder.resolve("saved.plan")).id();
    try (JournalLock lock = journal.lock(id)) {
      Run apply = run("apply", "--sandbox", "saved.plan");

      assertThat(lock.isHeld()).isTrue();
      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err())
          .contains("plan saved.plan is being applied by another process at this moment")
          .doesNotContain("done:");
    }
    assertThat(run("apply", "--sandbox", "saved.plan").exitCode()).isZero();
  }

  @Test
  void isReadableByItsOwnerAlone() throws IOException {
    Path plan = folder.resolve("saved.plan");
    Set<PosixFilePermission> first = Files.getPosixFilePermissions(plan);
    Files.setPosixFilePermissions(plan, PosixFilePermissions.fromString("rw-r--r--"));
    run("plan", "--sandbox", "--out", "saved.plan");

    assertThat(PosixFilePermissions.toString(first)).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plan)))
        .isEqualTo("rw-------");
  }

  @Test
  void isRefusedWhenSomebodyEditedTheOrganizationInIt() throws IOException {
    edit(
        json ->
            json.at("/organization/accounts")
                .forEach(account -> ((ObjectNode) account).put("state", "SUSPENDED")));

    Run edited = run("apply", "--sandbox", "saved.plan");

    assertThat(edited.exitCode()).isEqualTo(65);
    assertThat(edited.err()).contains("saved.plan was changed").doesNotContain("done:");
  }

  /** Whoever edits a file can seal it anew, but the brakes look at what is live. */
  @Test
  void isNotBelievedInHowManyAccountsThereAre() throws IOException {
    Snapshot live = SandboxFolder.read(state);
    Files.writeString(
        folder.resolve("larger.json"), SnapshotWriter.write(live.withTree(larger(live.tree()))));
    Files.writeString(
        folder.resolve("amiguard.yaml"),
        SETTINGS.replaceAll("limits: .*", "limits: {max_share: 50%}"));
    Run plan = run("plan", "--snapshot", "larger.json", "--out", "saved.plan");

    Run apply = run("apply", "--sandbox", "saved.plan");

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.err()).doesNotContain("limits.max-share");
    assertThat(apply.exitCode()).isEqualTo(4);
    assertThat(apply.err())
        .contains("the plan goes past its limits (limits.max-share)")
        .doesNotContain("done:");
  }

  private static OrganizationTree larger(OrganizationTree tree) {
    List<Account> accounts = new ArrayList<>(tree.accounts());
    for (int number = 0; number < 5; number++) {
      accounts.add(
          new Account(
              new TargetId("99999999999" + number),
              "made-up-" + number,
              SANDBOX_UNIT,
              Account.State.ACTIVE));
    }
    return new OrganizationTree(
        tree.organizationId(), tree.managementAccountId(), tree.root(), tree.units(), accounts);
  }

  @Test
  void isRefusedAfterAnAccountWasSuspended() throws IOException {
    change(live -> live.withTree(suspending(DEV, live.tree())));

    assertRefused("account dev (444444444444) was ACTIVE and is SUSPENDED now");
  }

  private static OrganizationTree suspending(TargetId account, OrganizationTree tree) {
    List<Account> accounts =
        tree.accounts().stream()
            .map(
                each ->
                    each.id().equals(account)
                        ? new Account(
                            each.id(), each.name(), each.parentId(), Account.State.SUSPENDED)
                        : each)
            .toList();
    return new OrganizationTree(
        tree.organizationId(), tree.managementAccountId(), tree.root(), tree.units(), accounts);
  }

  private void edit(Consumer<ObjectNode> edit) throws IOException {
    Path plan = folder.resolve("saved.plan");
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(Files.readString(plan));
    edit.accept(json);
    Files.writeString(plan, json.toPrettyString());
  }

  @Test
  void isShownAsItWasPlanned() {
    Run planned = run("plan", "--sandbox", "-o", "json");
    Run text = run("show", "saved.plan", "--detailed-exitcode");
    Run json = run("show", "saved.plan", "-o", "json");

    assertThat(text.exitCode()).isEqualTo(2);
    assertThat(text.out()).contains("777777777777 (golden-images)");
    assertThat(json.out()).isEqualTo(planned.out());
  }

  @Test
  void isRefusedAfterAHandEdit() throws IOException {
    change(
        live ->
            live.withPolicies(
                live.policies().stream()
                    .map(
                        policy ->
                            policy.with(
                                policy.description(),
                                PolicyDocument.parse("{\"ec2_attributes\":{}}")))
                    .toList()));

    assertRefused("the content of policy allowed-amis (p-11111111) was edited since");
  }

  @Test
  void isRefusedAfterANewAttachment() throws IOException {
    change(
        live -> {
          List<Attachment> more = new ArrayList<>(live.attachments());
          more.add(new Attachment(live.policies().get(0).id(), SANDBOX_UNIT));
          return live.withAttachments(more);
        });

    assertRefused(
        "policy allowed-amis (p-11111111) was attached to /Sandbox (ou-acme-33333333) since");
  }

  @Test
  void isRefusedAfterAnAccountMoved() throws IOException {
    change(live -> live.withTree(live.tree().withMoved(DEV, SANDBOX_UNIT)));

    assertRefused(
        "account dev (444444444444) moved from /Workloads (ou-acme-11111111) to /Sandbox"
            + " (ou-acme-33333333) since");
  }

  @Test
  void isRefusedAfterThePolicyWasDeleted() throws IOException {
    change(live -> live.withAttachments(List.of()).withPolicies(List.of()));

    assertRefused("policy allowed-amis (p-11111111) is gone since");
  }

  @Test
  void isRefusedInAnotherOrganization() throws IOException {
    Files.writeString(state, Files.readString(state).replace("o-acme000001", "o-other00001"));

    assertRefused("the plan is for organization o-acme000001, and this is o-other00001");
  }

  @Test
  void isPerformedAfterAChangeElsewhere() throws IOException {
    change(
        live ->
            live.withTree(
                live.tree().withMoved(new TargetId("555555555555"), live.tree().root().id())));

    assertThat(run("apply", "--sandbox", "saved.plan").exitCode()).isZero();
  }

  @Test
  void isRefusedWhenSomebodyEditedTheFile() throws IOException {
    Path plan = folder.resolve("saved.plan");
    Files.writeString(plan, Files.readString(plan).replace("777777777777", "666666666666"));

    Run apply = run("apply", "--sandbox", "saved.plan");

    assertThat(apply.exitCode()).isEqualTo(65);
    assertThat(apply.err()).contains("saved.plan was changed, or made by another version");
  }

  @Test
  void isNotSavedWhenItIsRefusedWhichIsSaid() throws IOException {
    String before = Files.readString(folder.resolve("saved.plan"));
    change(
        live ->
            live.withPolicies(
                live.policies().stream().map(policy -> policy.tagged(Map.of())).toList()));

    Run plan = run("plan", "--sandbox", "--out", "saved.plan");

    assertThat(plan.exitCode()).isEqualTo(4);
    assertThat(plan.err())
        .endsWith(
            "Not saved: a plan with errors cannot be applied. A file saved.plan from before stays as it is.\n");
    assertThat(folder.resolve("saved.plan")).hasContent(before);
  }

  @Test
  void isNotMixedWithSettings() {
    Run apply = run("apply", "--sandbox", "saved.plan", "-f", "amiguard.yaml");
    Run noPlan = run("apply", "--sandbox", "amiguard.yaml");
    Run missing = run("show", "nope.plan");

    assertThat(apply.exitCode()).isEqualTo(64);
    assertThat(noPlan.exitCode()).isEqualTo(65);
    assertThat(missing.exitCode()).isEqualTo(65);
    assertThat(missing.err()).contains("nope.plan not found");
  }

  @Test
  void canBeDemandedByItsFingerprint() {
    String fingerprint =
        run("plan", "--sandbox")
            .out()
            .lines()
            .filter(line -> line.startsWith("Fingerprint: "))
            .map(line -> line.substring("Fingerprint: ".length()))
            .findFirst()
            .orElseThrow();

    Run wrong = run("apply", "--sandbox", "--yes", "--expect", "0".repeat(64));
    Run right = run("apply", "--sandbox", "--yes", "--expect", fingerprint);

    assertThat(wrong.exitCode()).isEqualTo(4);
    assertThat(wrong.err()).contains("the plan has the fingerprint " + fingerprint);
    assertThat(right.exitCode()).isZero();
  }

  private void assertRefused(String reason) {
    Run apply = run("apply", "--sandbox", "saved.plan");

    assertThat(apply.exitCode()).isEqualTo(4);
    assertThat(apply.err()).contains(reason).contains("is stale").doesNotContain("done:");
  }

  private void change(UnaryOperator<Snapshot> change) throws IOException {
    Files.writeString(state, SnapshotWriter.write(change.apply(SandboxFolder.read(state))));
  }

  private Run run(String... args) {
    return Cli.in(folder).run(args);
  }
}
