package io.amiguard.journalfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One at a time for each account, and for the organization, of all that keep the same journal. */
class JournalTurnTest {
  private static final TargetId A = new TargetId("444444444401");
  private static final TargetId B = new TargetId("444444444402");
  private static final TargetId C = new TargetId("666666666601");

  @TempDir Path folder;

  private JournalTurn ours;
  private JournalTurn theirs;

  @BeforeEach
  void beginTwoTurns() {
    ours = JournalTurn.in(new JournalFolder(folder));
    theirs = JournalTurn.in(new JournalFolder(folder));
  }

  @Test
  void anAccountThatAnotherOneChangesIsRefused() {
    try (JournalLock lock = theirs.takeAccounts(List.of(A, B))) {
      assertThat(lock.isHeld()).isTrue();
      assertRefused(List.of(B, C));
      assertRefused(List.of(A));
    }
  }

  @Test
  void otherAccountsAreChangedAtTheSameTime() {
    try (JournalLock lock = theirs.takeAccounts(List.of(A, B));
        JournalLock other = ours.takeAccounts(List.of(C))) {
      assertThat(lock.isHeld()).isTrue();
      assertThat(other.isHeld()).isTrue();
    }
  }

  @Test
  void anOrganizationAndAccountsAreChangedAtTheSameTime() {
    try (JournalLock organization = theirs.takeOrganization();
        JournalLock account = ours.takeAccounts(List.of(A))) {
      assertThat(organization.isHeld()).isTrue();
      assertThat(account.isHeld()).isTrue();
    }
  }

  @Test
  void whatWasGivenBackCanBeTakenAgain() {
    theirs.takeAccounts(List.of(A, B)).close();

    try (JournalLock lock = ours.takeAccounts(List.of(B, A))) {
      assertThat(lock.isHeld()).isTrue();
    }
  }

  /** Who is refused one account must not keep the others from anybody. */
  @Test
  void aRefusedTurnHoldsNothing() {
    try (JournalLock lock = theirs.takeAccounts(List.of(C))) {
      assertThat(lock.isHeld()).isTrue();
      assertRefused(List.of(A, B, C));
      try (JournalLock free = ours.takeAccounts(List.of(A, B))) {
        assertThat(free.isHeld()).isTrue();
      }
    }
  }

  /** A lock of another folder is that of another journal. */
  @Test
  void anotherJournalKnowsNothingOfIt() {
    JournalTurn elsewhere = JournalTurn.in(new JournalFolder(folder.resolve("elsewhere")));
    try (JournalLock lock = theirs.takeAccounts(List.of(A));
        JournalLock other = elsewhere.takeAccounts(List.of(A))) {
      assertThat(lock.isHeld()).isTrue();
      assertThat(other.isHeld()).isTrue();
    }
  }

  private void assertRefused(List<TargetId> accounts) {
    assertThatThrownBy(() -> ours.takeAccounts(accounts))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "another process with the journal %s is changing the same at this moment; nothing was changed here. Wait until it has ended, and run this again.",
            folder)
        .extracting("kind")
        .isEqualTo(Kind.REFUSED);
  }
}
