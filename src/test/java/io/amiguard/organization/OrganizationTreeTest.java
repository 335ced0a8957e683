package io.amiguard.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationTreeTest {
  private static final TargetId ROOT = new TargetId("r-acme");
  private static final OrganizationalUnit WORKLOADS =
      new OrganizationalUnit(new TargetId("ou-acme-11111111"), "Workloads", ROOT);
  private static final OrganizationalUnit PROD =
      new OrganizationalUnit(new TargetId("ou-acme-22222222"), "Prod", WORKLOADS.id());
  private static final Account MANAGEMENT = account("111111111111", "management", ROOT);
  private static final Account WEB = account("222222222222", "prod-web", PROD.id());

  private final OrganizationTree tree = tree(List.of(WORKLOADS, PROD), List.of(MANAGEMENT, WEB));

  @Test
  void knowsTheWayFromTheRoot() {
    assertThat(tree.pathTo(WEB.id())).containsExactly(ROOT, WORKLOADS.id(), PROD.id(), WEB.id());
    assertThat(tree.pathTo(ROOT)).containsExactly(ROOT);
    assertThat(tree.parentOf(ROOT)).isEmpty();
  }

  @Test
  void findsAccountsAtAnyDepth() {
    assertThat(tree.accountsUnder(ROOT)).containsExactly(MANAGEMENT, WEB);
    assertThat(tree.accountsUnder(WORKLOADS.id())).containsExactly(WEB);
    assertThat(tree.accountsUnder(WEB.id())).containsExactly(WEB);
    assertThat(tree.accountsUnder(new TargetId("999999999999"))).isEmpty();
  }

  @Test
  void callsPlacesByPathOrName() {
    assertThat(tree.labelOf(ROOT)).isEqualTo("Root (r-acme)");
    assertThat(tree.labelOf(PROD.id())).isEqualTo("/Workloads/Prod (ou-acme-22222222)");
    assertThat(tree.labelOf(WEB.id())).isEqualTo("prod-web (222222222222)");
    assertThat(tree.labelOf(new TargetId("999999999999"))).isEqualTo("999999999999");
  }

  @Test
  void isEqualWhateverTheOrderOfItsParts() {
    OrganizationTree other = tree(List.of(PROD, WORKLOADS), List.of(WEB, MANAGEMENT));

    assertThat(other).isEqualTo(tree).hasSameHashCodeAs(tree);
    assertThat(tree(List.of(WORKLOADS, PROD), List.of(MANAGEMENT))).isNotEqualTo(tree);
    assertThat(tree(List.of(WORKLOADS), List.of(MANAGEMENT))).isNotEqualTo(tree);
  }

  @Test
  void refusesWhatDoesNotHangBelowTheRoot() {
    assertThatThrownBy(() -> tree(List.of(PROD), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Prod (ou-acme-22222222) does not hang below root r-acme");
    assertThatThrownBy(() -> tree(List.of(), List.of(WEB)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("account prod-web (222222222222) has an unknown parent");
  }

  @Test
  void refusesIdsThatStandTwice() {
    assertThatThrownBy(() -> tree(List.of(), List.of(MANAGEMENT, MANAGEMENT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("111111111111 stands twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r-abc", "ou-acme-1", "11111111111", "1111111111111", "R-acme", ""})
  void refusesIdsThatAwsNeverGives(String id) {
    assertThatThrownBy(() -> new TargetId(id)).isInstanceOf(IllegalArgumentException.class);
  }

  private static OrganizationTree tree(List<OrganizationalUnit> units, List<Account> accounts) {
    return new OrganizationTree(
        "o-acme000001", MANAGEMENT.id(), new Root(ROOT, "Root", Set.of()), units, accounts);
  }

  private static Account account(String id, String name, TargetId parent) {
    return new Account(new TargetId(id), name, parent, Account.State.ACTIVE);
  }
}
