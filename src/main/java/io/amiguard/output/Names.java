package io.amiguard.output;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names for the 12-digit ids that stand in policies: from the settings, else the organization. */
public final class Names {
  /** Knows nobody. */
  static final Names NONE = new Names(Map.of());

  private final Map<String, String> namesById;

  private Names(Map<String, String> namesById) {
    this.namesById = namesById;
  }

  /**
   * Returns the names of an organization's accounts and of the settings' providers.
   *
   * @param providers names by account id
   */
  public static Names of(OrganizationTree tree, Map<String, String> providers) {
    Map<String, String> names = new LinkedHashMap<>();
    tree.accounts().forEach(account -> names.put(account.id().value(), account.name()));
    names.putAll(providers);
    return new Names(names);
  }

  /** Returns the names of the settings' providers, by account id. */
  public static Names of(Map<String, String> providers) {
    return new Names(Map.copyOf(providers));
  }

  /** Returns the value with its name behind it, if it has one. */
  String label(String value) {
    return nameOf(value).map(name -> value + " (" + name + ")").orElse(value);
  }

  private Optional<String> nameOf(String value) {
    return TargetId.isValid(value) ? Optional.ofNullable(namesById.get(value)) : Optional.empty();
  }
}
