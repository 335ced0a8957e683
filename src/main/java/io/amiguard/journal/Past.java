package io.amiguard.journal;

import java.util.List;

/**
 * What the journal knows that a rollback of an entry must know.
 *
 * @param deeds the changes of the entry, of its rollbacks, of the rollbacks of those, and so on
 * @param succession of all policies of the organization
 */
public record Past(JournalEntry entry, List<Deed> deeds, Succession succession) {
  public Past {
    deeds = List.copyOf(deeds);
  }
}
