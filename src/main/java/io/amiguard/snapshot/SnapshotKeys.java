package io.amiguard.snapshot;

/** The words of a snapshot file. */
final class SnapshotKeys {
  static final String VERSION = "1";

  static final String FORMAT_VERSION = "formatVersion";
  static final String ORGANIZATION = "organization";
  static final String ROOT = "root";
  static final String ORGANIZATIONAL_UNITS = "organizationalUnits";
  static final String ACCOUNTS = "accounts";
  static final String POLICIES = "policies";
  static final String ATTACHMENTS = "attachments";
  static final String INVENTORY = "inventory";

  static final String ID = "id";
  static final String NAME = "name";
  static final String PARENT_ID = "parentId";
  static final String STATE = "state";
  static final String MANAGEMENT_ACCOUNT_ID = "managementAccountId";
  static final String SERVICE_PRINCIPALS = "servicePrincipals";
  static final String POLICY_TYPES = "policyTypes";
  static final String DESCRIPTION = "description";
  static final String TAGS = "tags";
  static final String CONTENT = "content";
  static final String POLICY_ID = "policyId";
  static final String TARGET_ID = "targetId";

  private SnapshotKeys() {}
}
