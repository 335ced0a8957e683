package io.amiguard.output;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The labels of one kind of block in a Terraform configuration: no two things have the same. */
final class TerraformLabels {
  private final Map<String, Object> takenBy = new HashMap<>();

  /** Returns a name as a part of a label: letters, digits and underscores. */
  static String identifier(String name) {
    String identifier =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    return identifier.matches("[a-z_].*") ? identifier : "_" + identifier;
  }

  /**
   * Returns the label of a thing: the wanted one, with a number behind it where something else has
   * that already.
   */
  String of(String wanted, Object thing) {
    String label = wanted;
    for (int number = 2; !isFor(label, thing); number++) {
      label = wanted + "_" + number;
    }
    return label;
  }

  private boolean isFor(String label, Object thing) {
    return takenBy.computeIfAbsent(label, unused -> thing).equals(thing);
  }
}
