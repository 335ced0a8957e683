package io.amiguard.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.console.ExitStatus;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Explanation;
import io.amiguard.policy.PolicyLocations;
import io.amiguard.testing.Acme;
import io.amiguard.verify.LiveComparison;
import io.amiguard.verify.LiveComparison.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainingTest {

  @Test
  void whatCouldNotBeReadIsNeverReportedAsTheSame() {
    assertThat(status(Outcome.AS_PREDICTED, Outcome.UNREADABLE)).isEqualTo(ExitStatus.INCOMPLETE);
  }

  @Test
  void whatDiffersIsCertainWhateverCouldNotBeRead() {
    assertThat(status(Outcome.UNREADABLE, Outcome.DIFFERS)).isEqualTo(ExitStatus.FINDINGS);
  }

  @Test
  void anAccountThatIsNotActiveIsNoTrouble() {
    assertThat(status(Outcome.AS_PREDICTED, Outcome.NOT_ACTIVE)).isEqualTo(ExitStatus.OK);
  }

  private static ExitStatus status(Outcome... outcomes) {
    Map<TargetId, Outcome> byAccount = new HashMap<>();
    for (Outcome outcome : outcomes) {
      byAccount.put(Acme.tree().accounts().get(byAccount.size()).id(), outcome);
    }
    return new Explaining(
            Explanation.of(Acme.with(), List.of(), byAccount.keySet()),
            PolicyLocations.NONE,
            Optional.of(new LiveComparison(byAccount, List.of())))
        .status();
  }
}
