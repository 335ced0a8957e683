package io.amiguard.journal;

import io.amiguard.account.Setting;
import io.amiguard.survey.Place;

/** A call of an entry that is about accounts, together with what it does to its Region. */
public record SettingDeed(Step step, Place place, Setting before, Setting after) {}
