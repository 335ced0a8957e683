package io.amiguard.aws;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.testing.LargeOrganization;
import io.amiguard.testing.LargeOrganization.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading over the real SDK, from a sandbox in every mood. */
final class AwsReadingTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  private static final CurrentOrganization ORGANIZATION =
      LargeOrganization.of(new Size(120, 30, 6, 2));

  @ParameterizedTest
  @MethodSource("moods")
  void readsAllOfTheOrganizationInAnyMood(SandboxOptions mood) {
    CurrentOrganization read = read(mood);

    assertThat(read).isEqualTo(ORGANIZATION);
  }

  static Stream<SandboxOptions> moods() {
    SandboxOptions plain = SandboxOptions.defaults();
    return Stream.of(
        plain,
        plain.withPageSize(1),
        plain.withEmptyPages(),
        plain.withEmptyPages().withPageSize(3),
        plain.withFault(Fault.parse("every=5,kind=TooManyRequests,when=before")),
        plain.withFault(Fault.parse("every=5,kind=ServiceException,when=after")),
        plain.withFault(Fault.parse("every=5,kind=500,when=before")),
        plain.withFault(Fault.parse("every=5,kind=dropped,when=after")));
  }

  @Test
  void givesUnitsAndAccountsLevelByLevelWhateverThreadWasFaster() {
    OrganizationTree tree = read(SandboxOptions.defaults()).tree();

    List<OrganizationalUnit> units = new ArrayList<>();
    List<Account> accounts = new ArrayList<>();
    Deque<TargetId> parents = new ArrayDeque<>(List.of(tree.root().id()));
    while (!parents.isEmpty()) {
      TargetId parent = parents.removeFirst();
      units.addAll(ORGANIZATION.tree().unitsIn(parent));
      accounts.addAll(ORGANIZATION.tree().accountsIn(parent));
      ORGANIZATION.tree().unitsIn(parent).forEach(unit -> parents.addLast(unit.id()));
    }
    assertThat(tree.units()).isEqualTo(units);
    assertThat(tree.accounts()).isEqualTo(accounts);
  }

  @Test
  void readsOnlyTheWaysUpFromAFewAccounts() {
    Set<TargetId> accounts = ids(10);

    CurrentOrganization read = with(SandboxOptions.defaults(), it -> it.around(accounts));

    OrganizationTree tree = read.tree();
    assertThat(tree.accounts()).extracting(Account::id).containsExactlyElementsOf(accounts);
    assertThat(tree.units())
        .extracting(OrganizationalUnit::id)
        .containsExactlyInAnyOrderElementsOf(
            accounts.stream()
                .flatMap(account -> ORGANIZATION.tree().pathTo(account).stream())
                .filter(place -> ORGANIZATION.tree().unit(place).isPresent())
                .collect(toSet()));
    assertThat(tree.units()).isSubsetOf(ORGANIZATION.tree().units());
    assertThat(tree.accounts()).isSubsetOf(ORGANIZATION.tree().accounts());
    assertThat(read.policies()).isEqualTo(ORGANIZATION.policies());
  }

  @Test
  void predictsTheSameFromTheWaysUpAsFromTheWholeTree() {
    Set<TargetId> accounts = ids(10);

    CurrentOrganization read = with(SandboxOptions.defaults(), it -> it.around(accounts));

    Inheritance ofPart = Inheritance.of(read.tree(), read.policies());
    Inheritance ofWhole = Inheritance.of(ORGANIZATION.tree(), ORGANIZATION.policies());
    assertThat(accounts)
        .allSatisfy(
            account -> assertThat(ofPart.effective(account)).isEqualTo(ofWhole.effective(account)));
  }

  @Test
  void readsTheWholeTreeForManyAccountsOrOneThatIsNotThere() {
    Set<TargetId> many = ids(11);
    Set<TargetId> unknown = Set.of(new TargetId("999999999999"));

    assertThat(with(SandboxOptions.defaults(), it -> it.around(many))).isEqualTo(ORGANIZATION);
    assertThat(with(SandboxOptions.defaults(), it -> it.around(unknown))).isEqualTo(ORGANIZATION);
  }

  private static Set<TargetId> ids(int count) {
    return ORGANIZATION.tree().accounts().stream()
        .map(Account::id)
        .limit(count)
        .collect(toCollection(TreeSet::new));
  }

  private static CurrentOrganization read(SandboxOptions mood) {
    return with(mood, AwsReading::whole);
  }

  private static CurrentOrganization with(
      SandboxOptions mood, Function<AwsReading, CurrentOrganization> reading) {
    Snapshot seed =
        Snapshot.of(
            ORGANIZATION.tree(),
            Set.of(DeclarativePolicy.SERVICE_PRINCIPAL),
            ORGANIZATION.policies());
    try (Sandbox sandbox = Sandbox.start(seed, mood, CLOCK);
        AwsClients clients = AwsClients.forSandbox(sandbox.endpoint(), Waits.none())) {
      return reading.apply(new AwsReading(clients, ReadingListener.NOBODY));
    }
  }
}
