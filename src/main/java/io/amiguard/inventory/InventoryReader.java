package io.amiguard.inventory;

/** Reads what the accounts of an organization run. */
public interface InventoryReader {

  /** Returns all that could be read, and a note of what could not. */
  Inventory inventory();
}
