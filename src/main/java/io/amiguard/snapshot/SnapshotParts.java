package io.amiguard.snapshot;

import io.amiguard.Finding;
import io.amiguard.inventory.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A snapshot file in two parts, which differ in size by orders of magnitude. */
public final class SnapshotParts {
  private final byte[] organization;
  private final Optional<Inventory> inventory;
  private final Optional<InventoryProblems> problems;

  private SnapshotParts(
      byte[] organization, Optional<Inventory> inventory, Optional<InventoryProblems> problems) {
    this.organization = organization;
    this.inventory = inventory;
    this.problems = problems;
  }

  /** Which part of a file is wanted beside the organization. */
  public enum Wanted {
    INVENTORY,
    /** The inventory is passed over, whatever is in it. */
    ORGANIZATION_ALONE
  }

  /**
   * Reads a file, just once.
   *
   * @param file its name as the user gave it
   * @param maxOrganization how many bytes there may be beside the inventory
   */
  public static SnapshotParts read(String file, InputStream in, Wanted wanted, int maxOrganization)
      throws IOException {
    InventoryCut cut = new InventoryCut(in, maxOrganization);
    Optional<Inventory> inventory = Optional.empty();
    Optional<InventoryProblems> problems = Optional.empty();
    if (cut.findInventory()) {
      int line = cut.line();
      int column = cut.column();
      InputStream bytes = cut.inventory();
      if (wanted == Wanted.INVENTORY) {
        InventoryProblems found = new InventoryProblems(file, line, column);
        inventory = Optional.of(InventoryParser.parse(bytes, found));
        problems = Optional.of(found);
      }
      bytes.transferTo(OutputStream.nullOutputStream());
      cut.closeInventory(line, column);
    }
    return new SnapshotParts(cut.rest(), inventory, problems);
  }

  /**
   * Returns the bytes of all but the inventory, places unchanged; more than were asked for if the
   * file is too large.
   */
  public byte[] organization() {
    return organization.clone();
  }

  /** Returns what the accounts run, if the file says so and it was asked for. */
  public Optional<Inventory> inventory() {
    return inventory;
  }

  /** Returns what is wrong with the inventory of an organization. */
  public List<Finding> findings(Snapshot snapshot) {
    List<Finding> findings = new ArrayList<>();
    problems.ifPresent(
        found -> {
          found.check(snapshot.tree());
          findings.addAll(found.findings());
        });
    return findings;
  }
}
