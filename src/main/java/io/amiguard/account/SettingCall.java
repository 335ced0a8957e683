package io.amiguard.account;

import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.verify.Criterion;
import java.util.List;

/**
 * One step of a plan for accounts: one call of {@link AccountSettingsWriter}, kept as data. Whoever
 * needs to treat each kind in its own way is such a writer.
 */
public sealed interface SettingCall {

  Place place();

  /** What is there before the call. */
  Setting before();

  /** What is there after it. */
  Setting after();

  /** Returns what programs know the kind of call as, such as {@code replace_image_criteria}. */
  String action();

  /** Makes the one call that this stands for. */
  void applyTo(AccountSettingsWriter writer);

  /** Turns the setting on, be it to enforce or only to mark. */
  record Enable(Place place, Setting before, State state) implements SettingCall {
    @Override
    public Setting after() {
      return before.with(state);
    }

    @Override
    public String action() {
      return "enable_allowed_images_settings";
    }

    @Override
    public void applyTo(AccountSettingsWriter writer) {
      writer.enable(place, before, state);
    }
  }

  /** Turns the setting off. */
  record Disable(Place place, Setting before) implements SettingCall {
    @Override
    public Setting after() {
      return before.with(State.DISABLED);
    }

    @Override
    public String action() {
      return "disable_allowed_images_settings";
    }

    @Override
    public void applyTo(AccountSettingsWriter writer) {
      writer.disable(place, before);
    }
  }

  /** Puts other criteria in the place of all that there are. */
  record ReplaceCriteria(Place place, Setting before, List<Criterion> criteria)
      implements SettingCall {
    public ReplaceCriteria {
      criteria = List.copyOf(criteria);
    }

    @Override
    public Setting after() {
      return before.with(criteria);
    }

    @Override
    public String action() {
      return "replace_image_criteria";
    }

    @Override
    public void applyTo(AccountSettingsWriter writer) {
      writer.replaceCriteria(place, before, criteria);
    }
  }
}
