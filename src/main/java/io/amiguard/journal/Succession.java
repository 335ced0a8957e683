package io.amiguard.journal;

import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which policies took the place of deleted ones when a rollback brought these back: AWS gives a
 * policy that is created again a new id.
 *
 * @param successors by the id of the policy that was deleted
 */
public record Succession(Map<PolicyId, PolicyId> successors) {

  public Succession {
    successors = Map.copyOf(successors);
  }

  /** Returns what the entries of an organization tell. */
  public static Succession in(Journal journal, String organizationId) {
    Reading reading = new Reading();
    for (JournalEntry entry : journal.oldestFirst()) {
      if (entry.heading().isOf(organizationId)) {
        entry.steps().forEach(step -> reading.read(entry, step));
      }
    }
    return new Succession(reading.successors);
  }

  /** Returns the policy under the id that it has by now. */
  DeclarativePolicy follow(DeclarativePolicy policy) {
    PolicyId id = policy.id();
    while (successors.containsKey(id)) {
      id = successors.get(id);
    }
    return policy.identified(id);
  }

  /**
   * The entries, from the oldest on. What an apply creates or takes over under the name of a policy
   * that was deleted is another one.
   */
  private static final class Reading {
    private final Map<PolicyId, PolicyId> successors = new HashMap<>();
    private final Map<PolicyName, PolicyId> deleted = new HashMap<>();

    void read(JournalEntry entry, Step step) {
      step.policy().ifPresent(name -> read(entry, step, name));
    }

    private void read(JournalEntry entry, Step step, PolicyName name) {
      Optional<PolicyId> id = step.policyId();
      if (!step.mayBeMade()) {
        return;
      }
      if (step.action().equals("delete_policy") && !step.isStopped()) {
        id.ifPresent(known -> deleted.put(name, known));
      } else if (!entry.isRollback()) {
        deleted.remove(name);
      } else if (id.isPresent() && deleted.containsKey(name)) {
        succeed(deleted.remove(name), id.get());
      }
    }

    /** A deletion of which nobody knows may not have been made. */
    private void succeed(PolicyId before, PolicyId after) {
      if (!successors.containsKey(after) && !before.equals(after)) {
        successors.put(before, after);
      }
    }
  }
}
