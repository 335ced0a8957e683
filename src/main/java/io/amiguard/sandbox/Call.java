package io.amiguard.sandbox;

import io.amiguard.organization.TargetId;

/**
 * A call that the sandbox got.
 *
 * @param account who called
 * @param outcome {@value #OK}, or what went wrong: the code of an error, {@code 500}, {@code
 *     dropped}
 */
public record Call(AwsApi api, String operation, TargetId account, String region, String outcome) {
  public static final String OK = "OK";
}
