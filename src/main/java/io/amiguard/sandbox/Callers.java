package io.amiguard.sandbox;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.Optional;

/** Finds out who calls, by the access key that a request is signed with. */
final class Callers {

  private Callers() {}

  /** Returns who calls; nobody with the keys of an account that is not there or not active. */
  static Optional<Caller> of(
      OrganizationTree tree, CredentialScope scope, Optional<String> securityToken) {
    Optional<String> owner = AccessKeys.ownerOf(scope.accessKeyId());
    if (owner.isPresent()) {
      return owner
          .filter(TargetId::isValid)
          .flatMap(id -> tree.account(new TargetId(id)))
          .filter(Account::isActive)
          .map(account -> new Caller(account.id(), scope.region(), Optional.empty()));
    }
    return Optional.of(
        AccessKeys.accountOf(scope.accessKeyId())
            .map(
                member ->
                    new Caller(
                        member, scope.region(), Optional.of(AccessKeys.sessionOf(securityToken))))
            .orElseGet(
                () -> new Caller(tree.managementAccountId(), scope.region(), Optional.empty())));
  }

  /** Each API has its own code for an access key that it does not know. */
  static Failure unknownKey(AwsApi api) {
    String message = "The security token included in the request is invalid.";
    return switch (api) {
      case ORGANIZATIONS -> Failure.of("UnrecognizedClientException", message, 400);
      case STS -> Failure.of("InvalidClientTokenId", message, 403);
      case EC2 ->
          Failure.of(
              "AuthFailure", "AWS was not able to validate the provided access credentials", 401);
    };
  }
}
