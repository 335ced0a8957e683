package io.amiguard.aws;

import io.amiguard.organization.TargetId;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Whose credentials are used (API {@code GetCallerIdentity}, which needs no permission).
 *
 * @param arn of the user or the assumed role
 */
public record AwsCaller(TargetId account, String arn) {

  /** Asks AWS. */
  public static AwsCaller of(AwsClients clients) {
    GetCallerIdentityResponse identity =
        clients
            .calls()
            .call(
                "sts:GetCallerIdentity",
                "the credentials in use",
                () -> clients.sts().getCallerIdentity());
    return new AwsCaller(new TargetId(identity.account()), identity.arn());
  }
}
