package io.amiguard.journal;

/** The words of a journal file. */
final class JournalKeys {
  static final String VERSION = "1";
  static final String FORMAT_VERSION = "formatVersion";
  static final String LINE = "line";
  static final String HEADING = "heading";
  static final String BEGIN = "begin";
  static final String RESULT = "result";
  static final String TIME = "time";
  static final String CALLER = "caller";
  static final String ORGANIZATION_ID = "organizationId";
  static final String PLAN_ID = "planId";
  static final String FINGERPRINT = "fingerprint";
  static final String CHANGES = "changes";
  static final String UNDOES = "undoes";
  static final String NUMBER = "number";
  static final String ACTION = "action";
  static final String CREATE_POLICY = "create_policy";
  static final String POLICY_ID = "policyId";
  static final String POLICY_NAME = "policyName";
  static final String ACCOUNT_ID = "accountId";
  static final String REGION = "region";
  static final String TARGET_ID = "targetId";
  static final String POLICY = "policy";
  static final String ATTACHED = "attached";
  static final String BEFORE = "before";
  static final String AFTER = "after";
  static final String OUTCOME = "outcome";
  static final String MESSAGE = "message";
  static final String DESCRIPTION = "description";
  static final String TAGS = "tags";
  static final String CONTENT = "content";
  static final String TARGETS = "targets";

  private JournalKeys() {}
}
