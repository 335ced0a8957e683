package io.amiguard.sandbox;

import static io.amiguard.sandbox.OrganizationsErrors.constraint;
import static io.amiguard.sandbox.OrganizationsErrors.invalid;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.POLICY_TYPE_ENABLED_FOR_THIS_SERVICE;

import io.amiguard.organization.Account;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.sandbox.Paging.Page;
import io.amiguard.snapshot.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.DelegatedAdministrator;
import software.amazon.awssdk.services.organizations.model.DisableAwsServiceAccessRequest;
import software.amazon.awssdk.services.organizations.model.DisableAwsServiceAccessResponse;
import software.amazon.awssdk.services.organizations.model.EnableAwsServiceAccessRequest;
import software.amazon.awssdk.services.organizations.model.EnableAwsServiceAccessResponse;
import software.amazon.awssdk.services.organizations.model.EnabledServicePrincipal;
import software.amazon.awssdk.services.organizations.model.ListAwsServiceAccessForOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.ListAwsServiceAccessForOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsRequest;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsResponse;

/** Which services are trusted with the organization, and which accounts administer them. */
final class ServiceAccess extends OrganizationsPart {
  private static final Pattern PRINCIPAL = Pattern.compile("[\\w+=,.@-]*\\.amazonaws\\.com");

  ServiceAccess(Context context) {
    super(context);
  }

  @Override
  public EnableAwsServiceAccessResponse enableAWSServiceAccess(
      EnableAwsServiceAccessRequest request) {
    Set<String> principals = new HashSet<>(context.snapshot().servicePrincipals());
    principals.add(principal(request.servicePrincipal()));
    become(principals);
    return EnableAwsServiceAccessResponse.builder().build();
  }

  @Override
  public DisableAwsServiceAccessResponse disableAWSServiceAccess(
      DisableAwsServiceAccessRequest request) {
    String principal = principal(request.servicePrincipal());
    if (principal.equals(DeclarativePolicy.SERVICE_PRINCIPAL) && isTypeEnabled()) {
      throw constraint(
          POLICY_TYPE_ENABLED_FOR_THIS_SERVICE,
          "Disable the policy type DECLARATIVE_POLICY_EC2 before the service access.");
    }
    Set<String> principals = new HashSet<>(context.snapshot().servicePrincipals());
    principals.remove(principal);
    become(principals);
    return DisableAwsServiceAccessResponse.builder().build();
  }

  @Override
  public ListAwsServiceAccessForOrganizationResponse listAWSServiceAccessForOrganization(
      ListAwsServiceAccessForOrganizationRequest request) {
    requireAdministrator();
    List<EnabledServicePrincipal> all =
        context.snapshot().servicePrincipals().stream()
            .sorted()
            .map(name -> EnabledServicePrincipal.builder().servicePrincipal(name).build())
            .toList();
    Page<EnabledServicePrincipal> page = page(all, request.maxResults(), request.nextToken());
    return ListAwsServiceAccessForOrganizationResponse.builder()
        .enabledServicePrincipals(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public ListDelegatedAdministratorsResponse listDelegatedAdministrators(
      ListDelegatedAdministratorsRequest request) {
    requireAdministrator();
    PolicyReports delegation = new PolicyReports(context.snapshot());
    List<DelegatedAdministrator> all =
        context.tree().accounts().stream()
            .map(Account::id)
            .filter(
                account ->
                    request.servicePrincipal() == null
                        ? delegation.isDelegated(account)
                        : delegation.administers(account, request.servicePrincipal()))
            .map(account -> DelegatedAdministrator.builder().id(account.value()).build())
            .toList();
    Page<DelegatedAdministrator> page = page(all, request.maxResults(), request.nextToken());
    return ListDelegatedAdministratorsResponse.builder()
        .delegatedAdministrators(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private String principal(@Nullable String name) {
    requireManagement();
    String principal = length(name, "ServicePrincipal", 1, 128);
    if (!PRINCIPAL.matcher(principal).matches()) {
      throw invalid(
          "UNRECOGNIZED_SERVICE_PRINCIPAL", "You specified an unrecognized service principal.");
    }
    return principal;
  }

  private void become(Set<String> principals) {
    Snapshot snapshot = context.snapshot();
    context.live().becomeBeside(snapshot.withServicePrincipals(principals));
  }
}
