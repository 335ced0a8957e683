package io.amiguard.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A saved plan is performed as it was reviewed, or not at all. */
class SavedPlanTest extends SavedPlanCases {
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
  void isNotMadeOfWhatIsOnlyThought() {
    Run plan = run("plan", "--sandbox", "--move", "dev=/Sandbox", "--out", "thought.plan");

    assertThat(plan.exitCode()).isEqualTo(64);
    assertThat(plan.err()).contains("--out saves what apply does where they are; leave one out.");
    assertThat(folder.resolve("thought.plan")).doesNotExist();
  }

  @Test
  void isNamedAsAShellTakesIt() {
    Run plan = run("plan", "--sandbox", "--out", "it's a plan");

    assertThat(plan.err()).endsWith("amiguard apply 'it'\\''s a plan' --sandbox\n");
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
}
