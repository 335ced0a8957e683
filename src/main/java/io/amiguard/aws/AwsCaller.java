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
    return clients
        .calls()
        .call(
            "sts:GetCallerIdentity",
            "the credentials in use",
            () -> {
              GetCallerIdentityResponse identity = clients.sts().getCallerIdentity();
              return new AwsCaller(
                  Answer.target(identity.account(), "Account"), Answer.part(identity.arn(), "Arn"));
            });
  }
}
