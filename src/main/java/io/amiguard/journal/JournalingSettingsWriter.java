package io.amiguard.journal;

import io.amiguard.AmiguardException;
import io.amiguard.account.AccountSettingsWriter;
import io.amiguard.account.Setting;
import io.amiguard.account.SettingCall;
import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.verify.Criterion;
import java.util.List;
import java.util.Optional;

/** A writer that writes down what a Region has before it changes it, and how that went after it. */
public final class JournalingSettingsWriter implements AccountSettingsWriter {
  private final AccountSettingsWriter writer;
  private final EntryRecorder recorder;
  private int number;

  public JournalingSettingsWriter(AccountSettingsWriter writer, EntryRecorder recorder) {
    this.writer = writer;
    this.recorder = recorder;
  }

  @Override
  public void enable(Place place, Setting before, State state) {
    make(new SettingCall.Enable(place, before, state));
  }

  @Override
  public void disable(Place place, Setting before) {
    make(new SettingCall.Disable(place, before));
  }

  @Override
  public void replaceCriteria(Place place, Setting before, List<Criterion> criteria) {
    make(new SettingCall.ReplaceCriteria(place, before, criteria));
  }

  private void make(SettingCall call) {
    number++;
    recorder.begin(number, call);
    try {
      call.applyTo(writer);
    } catch (AmiguardException e) {
      writeDown(e);
      throw e;
    }
    recorder.done(number, Optional.empty());
  }

  /** Without the line the call counts as one that nobody knows the end of, which is true, too. */
  private void writeDown(AmiguardException failure) {
    try {
      recorder.stopped(number, failure);
    } catch (AmiguardException full) {
      failure.addSuppressed(full);
    }
  }
}
