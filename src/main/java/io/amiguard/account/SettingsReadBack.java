package io.amiguard.account;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.survey.Place;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettingsReader;
import io.amiguard.verify.Pause;
import java.util.ArrayList;
import java.util.List;

/** Compares what EC2 shows after the last write with what was meant. */
public final class SettingsReadBack {
  private final Look look;

  public SettingsReadBack(AccountSettingsReader reader, Pause pause) {
    this.look = new Look(reader, pause);
  }

  /** Returns where something else is shown, even after waiting for a while. */
  public List<Finding> differences(AccountPlan plan) {
    List<Finding> findings = new ArrayList<>();
    plan.changes()
        .forEach(
            (place, transition) -> {
              AccountSettings shown =
                  look.at(place, seen -> !Setting.of(seen).equals(transition.after()));
              if (!Setting.of(shown).equals(transition.after())) {
                findings.add(notAsWritten(place));
              }
            });
    return findings;
  }

  private static Finding notAsWritten(Place place) {
    String where = "account %s in %s".formatted(place.account(), place.region());
    return Finding.of(
            Severity.ERROR,
            "apply.not-as-written",
            Where.target(where),
            where + ": EC2 shows another setting than was written")
        .withHint("look again with 'amiguard account check'; somebody else may have changed it");
  }
}
