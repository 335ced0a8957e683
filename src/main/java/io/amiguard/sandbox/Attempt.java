package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.UUID;

/**
 * A call, as far as it is known before it is made.
 *
 * @param name of the operation; empty if it is not known yet, or the request names none
 * @param parameters as {@link Call} keeps them
 */
record Attempt(
    WireProtocol protocol,
    AwsApi api,
    String name,
    Caller caller,
    String requestId,
    JsonNode parameters) {
  private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  static Attempt of(WireProtocol protocol, AwsApi api, Caller caller) {
    return new Attempt(protocol, api, "", caller, UUID.randomUUID().toString(), NOTHING);
  }

  Attempt named(String operation) {
    return new Attempt(protocol, api, operation, caller, requestId, parameters);
  }

  /** Keeps what a write to Organizations asks for, and nothing of any other call. */
  Attempt asking(Operation operation, JsonNode asked) {
    boolean isKept = operation.isWrite() && api == AwsApi.ORGANIZATIONS;
    return new Attempt(protocol, api, name, caller, requestId, isKept ? asked : NOTHING);
  }

  /** Returns the call for the journal. */
  Call ended(String outcome) {
    return new Call(api, name, caller.account(), caller.region(), parameters, outcome);
  }
}
