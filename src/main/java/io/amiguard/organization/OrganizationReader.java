package io.amiguard.organization;

/** Reads the organization that the caller belongs to. */
public interface OrganizationReader {

  /** Returns the root, every organizational unit and every account. */
  OrganizationTree tree();

  /**
   * Returns whether trusted access is enabled for a service (API {@code
   * ListAWSServiceAccessForOrganization}).
   */
  boolean hasServiceAccess(String servicePrincipal);
}
