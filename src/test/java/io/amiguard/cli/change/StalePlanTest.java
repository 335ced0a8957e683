package io.amiguard.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.snapshot.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A saved plan is refused once what it rests on has moved. */
class StalePlanTest extends SavedPlanCases {
  private static final TargetId DEV = new TargetId("444444444444");

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

  private void assertRefused(String reason) {
    Run apply = run("apply", "--sandbox", "saved.plan");

    assertThat(apply.exitCode()).isEqualTo(4);
    assertThat(apply.err()).contains(reason).contains("is stale").doesNotContain("done:");
  }
}
