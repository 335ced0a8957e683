package io.amiguard.report;

import io.amiguard.organization.TargetId;
import java.util.Set;

/** Knows who asks for reports, and what the organization lets them do. */
public interface ReportCaller {

  /** Returns the ARN of the user or the assumed role. */
  String arn();

  TargetId account();

  TargetId managementAccount();

  /** Returns the root of the organization. */
  TargetId root();

  /** Returns whether EC2 has trusted access. */
  boolean hasServiceAccess();

  /** Returns the accounts that are delegated administrators for EC2. */
  Set<TargetId> administrators();
}
