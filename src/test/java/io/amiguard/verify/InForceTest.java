package io.amiguard.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Planner;
import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import io.amiguard.testing.Acme;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.Criterion.Parameter;
import io.amiguard.verify.Verification.Completeness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InForceTest {
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");
  private static final AccountSettings GOOD =
      new AccountSettings(
          State.ENABLED,
          Set.of(
              new Criterion(
                  Map.of(Parameter.ALLOWED_IMAGE_PROVIDERS, new TreeSet<>(Set.of("amazon"))))),
          ManagedBy.DECLARATIVE_POLICY);
  private static final AccountSettings STALE =
      new AccountSettings(State.AUDIT_MODE, GOOD.criteria(), ManagedBy.DECLARATIVE_POLICY);
  private static final CurrentOrganization ORGANIZATION =
      Acme.with(
          Acme.managed(
              "p-11111111", "allowed-amis", Acme.allowing(State.ENABLED, "amazon"), Acme.ROOT));

  /** Accounts that are well unless told otherwise. */
  private static class Accounts implements AccountSettingsReader {
    final List<Place> asked = Collections.synchronizedList(new ArrayList<>());

    @Override
    public List<String> regions(TargetId account) {
      return REGIONS;
    }

    @Override
    public AccountSettings settings(Place place) {
      asked.add(place);
      return GOOD;
    }
  }

  @Test
  void holdsNothingOfAccountsThatAreWell() {
    InForce inForce = asked(new Accounts());

    assertThat(inForce.isEverywhere()).isTrue();
    Coverage coverage = coverage(inForce);
    assertThat(coverage.differing()).isEmpty();
    assertThat(coverage.places()).isEqualTo(10);
    assertThat(coverage.inForce()).isEqualTo(10);
    assertThat(coverage.scope().notActive()).isEqualTo(1);
  }

  @Test
  void tellsOnceWhatIsSoInManyPlaces() {
    InForce inForce =
        asked(
            new Accounts() {
              @Override
              public AccountSettings settings(Place place) {
                return STALE;
              }
            });

    assertThat(findings(inForce))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .isEqualTo(
                        "management (111111111111) in all 2 Regions, prod-web (222222222222) in all"
                            + " 2 Regions, prod-data (333333333333) in all 2 Regions and 2 more"
                            + " accounts: state is audit_mode in EC2; the policies give enabled"));
  }

  @Test
  void whatCannotBeReadIsUnknownAndNeverClean() {
    InForce inForce =
        asked(
            new Accounts() {
              @Override
              public List<String> regions(TargetId account) {
                if (account.equals(Acme.DEV)) {
                  throw new AmiguardException(Kind.FAILED, "no role");
                }
                return REGIONS;
              }

              @Override
              public AccountSettings settings(Place place) {
                if (place.equals(new Place(Acme.PROD_WEB, "us-east-1"))) {
                  throw new AmiguardException(Kind.FAILED, "denied");
                }
                return GOOD;
              }
            });

    Verification verification = verification(inForce, Set.of());
    assertThat(verification.completeness()).isEqualTo(Completeness.INCOMPLETE);
    assertThat(verification.findings())
        .extracting(Finding::rule)
        .containsOnly("check.unreadable")
        .hasSize(2);
    Coverage coverage = verification.coverage().orElseThrow();
    assertThat(coverage.places()).isEqualTo(7);
    assertThat(coverage.inForce()).isEqualTo(7);
    assertThat(coverage.differing().get(Acme.DEV))
        .containsEntry("eu-west-1", Status.UNKNOWN)
        .containsEntry("us-east-1", Status.UNKNOWN);
    assertThat(coverage.differing().get(Acme.PROD_WEB))
        .containsEntry("eu-west-1", Status.IN_FORCE)
        .containsEntry("us-east-1", Status.UNKNOWN);
  }

  @Test
  void whereNoAccountSaysItsRegionsThereIsOneColumn() {
    InForce inForce =
        asked(
            new Accounts() {
              @Override
              public List<String> regions(TargetId account) {
                throw new AmiguardException(Kind.FAILED, "no role");
              }
            });

    assertThat(coverage(inForce).regions()).containsExactly("every Region");
    assertThat(inForce.isEverywhere()).isFalse();
  }

  @Test
  void asksOnlyAboutTheRegionsThatAreChosen() {
    Accounts accounts = new Accounts();
    InForce inForce = inForce();

    inForce.ask(new Survey<>(accounts, Set.of("us-east-1", "ap-east-1"), 3), progress -> {});

    assertThat(accounts.asked).extracting(Place::region).containsOnly("us-east-1");
    assertThat(findings(inForce))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("in ap-east-1")
                    .endsWith("the Region is not enabled in the account"));
  }

  @Test
  void asksAgainOnlyWhereSomethingIsOpen() {
    AtomicInteger calls = new AtomicInteger();
    Accounts accounts =
        new Accounts() {
          @Override
          public AccountSettings settings(Place place) {
            boolean isLate = place.account().equals(Acme.PROD_WEB) && calls.incrementAndGet() <= 2;
            return isLate ? STALE : super.settings(place);
          }
        };
    InForce inForce = asked(accounts);
    assertThat(inForce.isEverywhere()).isFalse();
    accounts.asked.clear();

    inForce.askAgain(new Survey<>(accounts, Set.of(), 3), progress -> {});

    assertThat(inForce.isEverywhere()).isTrue();
    assertThat(accounts.asked).extracting(Place::account).containsOnly(Acme.PROD_WEB);
    assertThat(coverage(inForce).places()).isEqualTo(10);
  }

  @Test
  void anAccountThatAwsKeepsOnAnOlderPolicyIsFrozenAndToldOnlyOnce() {
    InForce inForce =
        asked(
            new Accounts() {
              @Override
              public AccountSettings settings(Place place) {
                return place.account().equals(Acme.DEV) ? STALE : GOOD;
              }
            });

    Verification verification = verification(inForce, Set.of(Acme.DEV));

    assertThat(verification.findings()).isEmpty();
    assertThat(verification.coverage().orElseThrow().count(Status.FROZEN)).isEqualTo(2);
  }

  @Test
  void tellsWhatIsKnownWhenItIsInterrupted() {
    Accounts slow =
        new Accounts() {
          @Override
          public AccountSettings settings(Place place) {
            if (!place.account().equals(Acme.MANAGEMENT)) {
              waitForInterrupt();
            }
            return GOOD;
          }
        };
    InForce inForce = inForce();
    Survey<AccountSettings> survey = new Survey<>(slow, Set.of(), 1);

    Thread.currentThread().interrupt();
    inForce.ask(survey, progress -> {});

    assertThat(inForce.isInterrupted()).isTrue();
    Verification verification = verification(inForce, Set.of());
    assertThat(verification.completeness()).isEqualTo(Completeness.INCOMPLETE);
    assertThat(verification.findings())
        .filteredOn(finding -> finding.rule().equals("check.unreadable"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).startsWith("interrupted: "));
    assertThat(verification.coverage().orElseThrow().count(Status.NOT_ASKED)).isPositive();
  }

  private static void waitForInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new AmiguardException(Kind.INCOMPLETE, "interrupted", e);
    }
  }

  @Test
  void aBugOfOursIsNotTakenForAnAnswer() {
    InForce inForce = inForce();
    Accounts broken =
        new Accounts() {
          @Override
          public AccountSettings settings(Place place) {
            throw new IllegalStateException("a bug");
          }
        };

    assertThatThrownBy(() -> inForce.ask(new Survey<>(broken, Set.of(), 2), progress -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a bug");
  }

  @Test
  void theScopeIsWhatIsBelowTheTargetsAndChosen() {
    Scope workloads = Scope.of(Acme.tree(), List.of(Acme.ROOT), List.of(Acme.WORKLOADS));
    Scope outside = Scope.of(Acme.tree(), List.of(Acme.SANDBOX), List.of(Acme.WORKLOADS));

    assertThat(workloads.accounts()).containsExactly(Acme.PROD_WEB, Acme.PROD_DATA, Acme.DEV);
    assertThat(workloads.notActive()).isZero();
    assertThat(outside.accounts()).isEmpty();
    assertThat(workloads.asking(List.of(Acme.DEV)).isSample()).isTrue();
  }

  private static InForce asked(AccountSettingsReader reader) {
    InForce inForce = inForce();
    inForce.ask(new Survey<>(reader, Set.of(), 3), progress -> {});
    return inForce;
  }

  private static InForce inForce() {
    return new InForce(
        Scope.of(Acme.tree(), List.of(Acme.ROOT), List.of()),
        Expectation.of(Planner.plan(ORGANIZATION, List.of(), List.of())));
  }

  private static Coverage coverage(InForce inForce) {
    return verification(inForce, Set.of()).coverage().orElseThrow();
  }

  private static List<Finding> findings(InForce inForce) {
    return verification(inForce, Set.of()).findings();
  }

  private static Verification verification(InForce inForce, Set<TargetId> frozen) {
    Verification nothing =
        new Verification(
            List.of(), new Sample(List.of(), 0), Completeness.COMPLETE, Optional.empty());
    return inForce.with(nothing, frozen, Acme.tree());
  }
}
