package io.amiguard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import io.amiguard.survey.Place;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import io.amiguard.testing.Acme;
import io.amiguard.verify.Verification.Completeness;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InForceTest extends InForceCases {
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
  void theScopeIsWhatIsBelowTheTargetsAndChosen() {
    Scope workloads = Scope.of(Acme.tree(), List.of(Acme.ROOT), List.of(Acme.WORKLOADS));
    Scope outside = Scope.of(Acme.tree(), List.of(Acme.SANDBOX), List.of(Acme.WORKLOADS));

    assertThat(workloads.accounts()).containsExactly(Acme.PROD_WEB, Acme.PROD_DATA, Acme.DEV);
    assertThat(workloads.notActive()).isZero();
    assertThat(outside.accounts()).isEmpty();
    assertThat(workloads.asking(List.of(Acme.DEV)).isSample()).isTrue();
  }
}
