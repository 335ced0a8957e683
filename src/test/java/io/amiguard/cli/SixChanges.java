package io.amiguard.cli;

import io.amiguard.cli.Relay.Moment;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.snapshot.Attachment;
import io.amiguard.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * An organization and settings that it takes six writes to reach: create, update, two attachments,
 * two detachments. Every account that a policy reaches before has one after it, too.
 */
public final class SixChanges {
  public static final int WRITES = 6;

  public static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          description: Allowed AMIs
          targets: [/Workloads]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon, aws_marketplace]
        - name: sandbox-amis
          description: AMIs to play with
          targets: [/Sandbox]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon]
      """;

  /** The attachments after the changes, by the names of policies. */
  public static final Set<String> WANTED =
      Set.of("allowed-amis@ou-acme-11111111", "sandbox-amis@ou-acme-33333333");

  private static final TargetId PROD = new TargetId("ou-acme-22222222");
  private static final TargetId SANDBOX = new TargetId("ou-acme-33333333");
  private static final String DOCUMENT =
      """
      {"ec2_attributes": {
        "serial_console_access": {"status": {"@@assign": "disabled"}},
        "allowed_images_settings": {
          "state": {"@@assign": "audit_mode"},
          "image_criteria": {
            "criteria_1": {"allowed_image_providers": {"@@assign": ["amazon"]}}}}}}""";

  private SixChanges() {}

  /** Returns the organization before the changes. */
  public static Snapshot before() {
    PolicyId ours = new PolicyId("p-11111111");
    PolicyId theirs = new PolicyId("p-22222222");
    return SandboxFolder.read(
            Path.of("src/test/resources/cases/plan/targets-move/organization.json"))
        .withServicePrincipals(Set.of(DeclarativePolicy.SERVICE_PRINCIPAL))
        .withAttachments(List.of())
        .withPolicies(
            List.of(
                policy(ours, "allowed-amis", Map.of(DeclarativePolicy.MANAGED_TAG, "true")),
                policy(theirs, "theirs", Map.of("team", "network"))))
        .withAttachments(List.of(new Attachment(ours, PROD), new Attachment(ours, SANDBOX)));
  }

  /** Returns each write with each moment at which a process can be ended around it. */
  static Stream<Arguments> moments() {
    return IntStream.rangeClosed(1, WRITES)
        .boxed()
        .flatMap(
            write -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(write, moment)));
  }

  /** Returns the accounts that at least one policy reaches. */
  public static Set<TargetId> covered(Snapshot snapshot) {
    return covered(snapshot.tree(), snapshot.attachments());
  }

  /** Returns the accounts that at least one policy reaches by these attachments. */
  static Set<TargetId> covered(OrganizationTree tree, Collection<Attachment> attachments) {
    return attachments.stream()
        .flatMap(attachment -> tree.accountsUnder(attachment.targetId()).stream())
        .map(Account::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Returns the attachments by the names of policies, whose ids AWS chooses. */
  public static Set<String> attachments(Snapshot snapshot) {
    return snapshot.policies().stream()
        .flatMap(policy -> policy.targets().stream().map(target -> policy.name() + "@" + target))
        .collect(Collectors.toSet());
  }

  private static DeclarativePolicy policy(PolicyId id, String name, Map<String, String> tags) {
    return new DeclarativePolicy(
        id,
        new PolicyName(name),
        name.equals("allowed-amis") ? "Allowed AMIs" : "",
        tags,
        PolicyDocument.parse(DOCUMENT),
        List.of());
  }
}
