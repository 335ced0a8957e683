package io.amiguard.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.survey.Place;
import io.amiguard.survey.Survey;
import io.amiguard.testing.Acme;
import io.amiguard.verify.Verification.Completeness;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is asked again, and what is told of a survey that broke off. */
class InForceAgainTest extends InForceCases {
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
}
