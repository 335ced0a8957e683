package io.amiguard.cli.place;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.settings.TargetReference;
import io.amiguard.settings.TargetResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which accounts and Regions are looked into. */
public final class PlacesChoice {
  @Mixin RegionsChoice regions;

  @Option(
      names = "--accounts",
      paramLabel = "ACCOUNT",
      split = ",",
      description = "Only these accounts, by id or name.")
  List<String> accounts = new ArrayList<>();

  @Option(
      names = "--ou",
      paramLabel = "OU",
      split = ",",
      description = "Only the accounts below these organizational units: /OU/path or ou-….")
  List<String> units = new ArrayList<>();

  /**
   * Requires that what is named as a Region can be one.
   *
   * @throws AmiguardException if a Region is none
   */
  public void requireSense() {
    regions.requireSense();
  }

  /** Returns whether accounts or units are named. */
  public boolean isNarrowed() {
    return !accounts.isEmpty() || !units.isEmpty();
  }

  /** Returns whether accounts, units or Regions are named. */
  public boolean isGiven() {
    return isNarrowed() || !regions.names.isEmpty();
  }

  /** Returns the Regions that are named; none for all that an account has enabled. */
  public Set<String> regionNames() {
    return regions.names();
  }

  /** Returns the places that the person is interested in; none for all. */
  public List<TargetId> in(OrganizationTree tree) {
    List<TargetId> places = new ArrayList<>();
    accounts.forEach(word -> places.addAll(account(word, "--accounts", tree)));
    units.forEach(word -> places.addAll(resolve(TargetReference.of(word, "--ou"), tree)));
    return places;
  }

  /** Returns the account that a word names, which may be one of several of a name. */
  public static List<TargetId> account(String word, String option, OrganizationTree tree) {
    List<TargetId> found = resolve(AccountChoice.reference(word, option), tree);
    if (!found.stream().allMatch(TargetId::isAccount)) {
      throw new AmiguardException(
          Kind.USAGE,
          "%s '%s' is not an account; name it by id or name, and units with --ou."
              .formatted(option, word));
    }
    return found;
  }

  private static List<TargetId> resolve(TargetReference reference, OrganizationTree tree) {
    List<Finding> findings = new ArrayList<>();
    List<TargetId> found = TargetResolver.resolve(reference, tree, findings).stream().toList();
    if (found.isEmpty() || Finding.anyAtLeast(findings, Finding.Severity.ERROR)) {
      throw new AmiguardException(
          Kind.USAGE,
          "%s names nothing in organization %s."
              .formatted(reference.label(), tree.organizationId()),
          findings);
    }
    return found;
  }
}
