package io.amiguard.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.State;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.testing.Acme;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** An organization with one policy for all, and calls into its accounts. */
final class MemberSandbox {
  private static final Duration ATTEMPT_LIMIT = Duration.ofMillis(500);

  static final CurrentOrganization ORGANIZATION =
      Acme.with(
          Acme.managed(
              "p-11111111",
              "allowed-amis",
              Acme.allowing(State.AUDIT_MODE, "amazon", "aws_marketplace"),
              Acme.ROOT));

  private MemberSandbox() {}

  static MemberCalls calls(Sandbox sandbox, MemberRoles roles, Clock clock) {
    MemberClients clients =
        new MemberClients(
            AwsConnection.ofSandbox(sandbox.endpoint(), Waits.none()),
            AwsHttp.directPool(4),
            ATTEMPT_LIMIT);
    return new MemberCalls(clients, new MemberSessions(clients, roles, Acme.MANAGEMENT, clock));
  }

  /** Returns the organization with three Regions and more of an inventory. */
  static Snapshot snapshot(String inventory) {
    try {
      ObjectNode json = (ObjectNode) new ObjectMapper().readTree(inventory);
      json.putArray("regions").add("us-east-1").add("us-west-2").add("eu-west-1");
      return Snapshot.of(ORGANIZATION.tree(), Set.of("ec2.amazonaws.com"), ORGANIZATION.policies())
          .withInventory(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
