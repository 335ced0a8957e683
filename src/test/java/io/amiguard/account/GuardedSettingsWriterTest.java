package io.amiguard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.AccountSettingsReader;
import io.amiguard.verify.Criterion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** It looks before it writes, and knows what it wrote itself. */
class GuardedSettingsWriterTest {
  private static final Place PLACE = new Place(new TargetId("111111111111"), "us-east-1");
  private static final Setting OFF = new Setting(State.DISABLED, List.of());
  private static final Setting AUDIT = new Setting(State.AUDIT_MODE, List.of());

  private final Deque<AccountSettings> answers = new ArrayDeque<>();
  private final List<String> written = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final GuardedSettingsWriter guard =
      new GuardedSettingsWriter(new Written(), new Answering(), pauses::add);

  @Test
  void writesWhereNothingHasMoved() {
    answers.add(of(OFF));

    guard.enable(PLACE, OFF, State.AUDIT_MODE);

    assertThat(written).containsExactly("enable");
    assertThat(pauses).isEmpty();
  }

  @Test
  void doesNotWriteOverWhatSomebodyElseSet() {
    answers.add(of(AUDIT));

    assertThatThrownBy(() -> guard.replaceCriteria(PLACE, OFF, List.of()))
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining(
            "Allowed AMIs in account 111111111111 in us-east-1 was changed by someone else");
    assertThat(written).isEmpty();
  }

  @Test
  void doesNotWriteWhereAPolicyCame() {
    answers.add(new AccountSettings(State.DISABLED, Set.of(), ManagedBy.DECLARATIVE_POLICY));

    assertThatThrownBy(() -> guard.disable(PLACE, OFF))
        .hasMessageContaining("a declarative policy came to manage Allowed AMIs");
    assertThat(written).isEmpty();
  }

  @Test
  void waitsUntilItsOwnLastWriteIsShown() {
    answers.addAll(List.of(of(OFF), of(OFF), of(OFF), of(AUDIT)));

    guard.enable(PLACE, OFF, State.AUDIT_MODE);
    guard.disable(PLACE, AUDIT);

    assertThat(written).containsExactly("enable", "disable");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void doesNotWaitForEver() {
    for (int i = 0; i < 20; i++) {
      answers.add(of(OFF));
    }
    guard.enable(PLACE, OFF, State.AUDIT_MODE);

    assertThatThrownBy(() -> guard.disable(PLACE, AUDIT)).isInstanceOf(AmiguardException.class);
    assertThat(pauses).hasSize(5);
  }

  private static AccountSettings of(Setting setting) {
    return new AccountSettings(setting.state(), Set.copyOf(setting.criteria()), ManagedBy.ACCOUNT);
  }

  private final class Answering implements AccountSettingsReader {
    @Override
    public List<String> regions(TargetId account) {
      return List.of(PLACE.region());
    }

    @Override
    public AccountSettings settings(Place place) {
      return answers.removeFirst();
    }
  }

  private final class Written implements AccountSettingsWriter {
    @Override
    public void enable(Place place, Setting before, State state) {
      written.add("enable");
    }

    @Override
    public void disable(Place place, Setting before) {
      written.add("disable");
    }

    @Override
    public void replaceCriteria(Place place, Setting before, List<Criterion> criteria) {
      written.add("replace");
    }
  }
}
