package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A reason not to apply a plan that a person can overrule, with the flag that does so. */
public enum Brake {
  /** More accounts are concerned than {@code max_accounts} allows. */
  MAX_ACCOUNTS("limits.max-accounts", "--dangerous-allow-large-change"),
  /** A greater share of the accounts is concerned than {@code max_share} allows. */
  MAX_SHARE("limits.max-share", "--dangerous-allow-large-change"),
  /** More running instances lose their image than {@code max_blocked_instances} allows. */
  MAX_BLOCKED_INSTANCES("limits.max-blocked-instances", "--dangerous-allow-blocked-instances"),
  /** The whole organization, or most of it through the root, is enforced at once. */
  ENFORCING_ROOT("limits.enforcing-root", "--dangerous-allow-enforcing-root"),
  /** Accounts end up enforced without any criterion. */
  NO_CRITERIA("limits.no-criteria", "--dangerous-allow-no-criteria"),
  /** Accounts have something on the way that they have neither before nor after. */
  ON_THE_WAY("limits.on-the-way", "--dangerous-allow-detour");

  private final String rule;
  private final String flag;

  Brake(String rule, String flag) {
    this.rule = rule;
    this.flag = flag;
  }

  /** Returns the rule id of the brake's findings. */
  public String rule() {
    return rule;
  }

  /** Returns the flag of {@code apply} that goes past the brake. */
  public String flag() {
    return flag;
  }

  /** Returns the brake that a finding came from. */
  public static Optional<Brake> of(Finding finding) {
    return Arrays.stream(values()).filter(brake -> brake.rule.equals(finding.rule())).findFirst();
  }

  /** Returns those of the findings that come from a brake which nobody overrules. */
  public static List<Finding> objections(List<Finding> findings, Set<Brake> overruled) {
    return findings.stream()
        .filter(finding -> of(finding).filter(brake -> !overruled.contains(brake)).isPresent())
        .toList();
  }

  /** Returns a finding as it is in a rollback, which can be made no smaller. */
  public static Finding inRollback(Finding finding) {
    String look =
        finding.hint().filter(hint -> hint.startsWith(BlockedLimit.LOOK)).isPresent()
            ? BlockedLimit.LOOK + ", or "
            : "";
    return of(finding)
        .map(
            brake ->
                finding.withHint("%spass %s to roll back all the same".formatted(look, brake.flag)))
        .orElse(finding);
  }

  /**
   * Returns the finding that applies the brake.
   *
   * @param instead what to do rather than to pass the flag
   */
  public Finding objection(String where, String message, String instead) {
    return Finding.of(Severity.DANGER, rule, Where.target(where), message)
        .withHint("%s, or pass %s to apply".formatted(instead, flag));
  }
}
