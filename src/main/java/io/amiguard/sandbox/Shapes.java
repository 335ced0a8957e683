package io.amiguard.sandbox;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountJoinedMethod;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.Policy;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyTargetSummary;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

/** Our words as the API's shapes, with ARNs of the partition {@code aws}. */
final class Shapes {
  private final OrganizationTree tree;

  Shapes(OrganizationTree tree) {
    this.tree = tree;
  }

  Root root() {
    return Root.builder()
        .id(tree.root().id().value())
        .arn(arn(tree.root().id()))
        .name(tree.root().name())
        .policyTypes(
            tree.root().policyTypes().stream()
                .sorted()
                .map(
                    type ->
                        PolicyTypeSummary.builder()
                            .type(type)
                            .status(PolicyTypeStatus.ENABLED)
                            .build())
                .toList())
        .build();
  }

  OrganizationalUnit unit(io.amiguard.organization.OrganizationalUnit unit) {
    return OrganizationalUnit.builder()
        .id(unit.id().value())
        .arn(arn(unit.id()))
        .name(unit.name())
        .build();
  }

  /** {@code Status} is left out: AWS retired it in September 2026 in favour of {@code State}. */
  Account account(io.amiguard.organization.Account account) {
    boolean management = account.id().equals(tree.managementAccountId());
    return Account.builder()
        .id(account.id().value())
        .arn(arn(account.id()))
        .name(account.name())
        .email(email(account.id()))
        .state(account.state().name())
        .joinedMethod(management ? AccountJoinedMethod.INVITED : AccountJoinedMethod.CREATED)
        .build();
  }

  PolicySummary summary(DeclarativePolicy policy) {
    return PolicySummary.builder()
        .id(policy.id().value())
        .arn(
            "arn:aws:organizations::%s:policy/%s/%s/%s"
                .formatted(
                    tree.managementAccountId(),
                    tree.organizationId(),
                    DeclarativePolicy.TYPE.toLowerCase(Locale.ROOT),
                    policy.id()))
        .name(policy.name().value())
        .description(policy.description())
        .type(DeclarativePolicy.TYPE)
        .awsManaged(false)
        .build();
  }

  Policy policy(DeclarativePolicy policy) {
    return Policy.builder()
        .policySummary(summary(policy))
        .content(policy.document().minified())
        .build();
  }

  PolicyTargetSummary target(TargetId id) {
    return PolicyTargetSummary.builder()
        .targetId(id.value())
        .arn(arn(id))
        .name(
            tree.unit(id)
                .map(io.amiguard.organization.OrganizationalUnit::name)
                .orElseGet(() -> tree.nameOf(id)))
        .type(id.type().name())
        .build();
  }

  String arn(TargetId id) {
    String kind =
        switch (id.type()) {
          case ROOT -> "root";
          case ORGANIZATIONAL_UNIT -> "ou";
          case ACCOUNT -> "account";
        };
    return "arn:aws:organizations::%s:%s/%s/%s"
        .formatted(tree.managementAccountId(), kind, tree.organizationId(), id);
  }

  /**
   * Returns the path of a place as the API writes it: the organization and all ids, slash-ended.
   */
  String path(TargetId id) {
    return tree.pathTo(id).stream()
        .map(TargetId::value)
        .collect(Collectors.joining("/", tree.organizationId() + "/", "/"));
  }

  static String email(TargetId account) {
    return "aws-%s@example.com".formatted(account);
  }
}
