package io.amiguard.aws;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.report.ReportCaller;
import java.util.Set;

/** Asks AWS who asks for reports. */
public final class AwsReportCaller implements ReportCaller {
  private final AwsCaller caller;
  private final AwsOrganizationReader organization;

  private AwsReportCaller(AwsCaller caller, AwsOrganizationReader organization) {
    this.caller = caller;
    this.organization = organization;
  }

  /** Asks whose credentials are used, and nothing else yet. */
  public static AwsReportCaller of(AwsClients clients) {
    return new AwsReportCaller(AwsCaller.of(clients), new AwsOrganizationReader(clients));
  }

  @Override
  public String arn() {
    return caller.arn();
  }

  @Override
  public TargetId account() {
    return caller.account();
  }

  @Override
  public TargetId managementAccount() {
    return organization.managementAccount();
  }

  @Override
  public TargetId root() {
    return organization.head().root().id();
  }

  @Override
  public boolean hasServiceAccess() {
    return organization.hasServiceAccess(DeclarativePolicy.SERVICE_PRINCIPAL);
  }

  @Override
  public Set<TargetId> administrators() {
    return organization.administrators(DeclarativePolicy.SERVICE_PRINCIPAL);
  }
}
