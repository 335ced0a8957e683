package io.amiguard.snapshot;

import com.fasterxml.jackson.core.JsonLocation;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with an inventory, with places in the file that it was cut from. A file with more
 * than {@value #AT_MOST} faults is not worth reading on.
 */
final class InventoryProblems {
  static final int AT_MOST = 1_000;

  private final String file;
  private final int firstLine;
  private final int firstColumn;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Optional<TargetId>> accounts = new HashMap<>();
  private final Map<TargetId, Where> firstUses = new LinkedHashMap<>();

  /**
   * @param firstLine where in the file the inventory begins
   */
  InventoryProblems(String file, int firstLine, int firstColumn) {
    this.file = file;
    this.firstLine = firstLine;
    this.firstColumn = firstColumn;
  }

  List<Finding> findings() {
    return findings;
  }

  boolean areTooMany() {
    return findings.size() >= AT_MOST;
  }

  void add(String rule, JsonLocation location, String message) {
    findings.add(Finding.of(Severity.ERROR, rule, where(location), message));
  }

  /** Returns the account that an id stands for; the same one each time. */
  Optional<TargetId> account(String id) {
    return accounts.computeIfAbsent(
        id,
        text ->
            TargetId.isValid(text)
                ? Optional.of(new TargetId(text)).filter(TargetId::isAccount)
                : Optional.empty());
  }

  /** Remembers where an account was named first. */
  void use(TargetId account, JsonLocation location) {
    if (!firstUses.containsKey(account)) {
      firstUses.put(account, where(location));
    }
  }

  /** Reports the accounts that the organization does not have. */
  void check(OrganizationTree tree) {
    firstUses.forEach(
        (account, where) -> {
          if (tree.account(account).isEmpty()) {
            findings.add(
                Finding.of(
                        Severity.ERROR,
                        "snapshot.unknown-account",
                        where,
                        "account %s of the inventory is not among the accounts".formatted(account))
                    .withHint("take the tree and the inventory in one snapshot"));
          }
        });
  }

  private Where where(JsonLocation location) {
    int line = Math.max(1, location.getLineNr());
    int column = Math.max(1, location.getColumnNr());
    return Where.at(file, firstLine + line - 1, line == 1 ? firstColumn + column - 1 : column);
  }
}
