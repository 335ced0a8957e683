package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.TargetId;

/**
 * A call that the sandbox got.
 *
 * @param account who called
 * @param parameters of a write to Organizations, what it asked for; of any other call nothing,
 *     since that may be a secret
 * @param outcome {@value #OK}, or what went wrong: the code of an error, {@code 500}, {@code
 *     dropped}
 */
public record Call(
    AwsApi api,
    String operation,
    TargetId account,
    String region,
    JsonNode parameters,
    String outcome) {
  public static final String OK = "OK";
}
