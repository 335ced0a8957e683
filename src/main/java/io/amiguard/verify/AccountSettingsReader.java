package io.amiguard.verify;

import io.amiguard.survey.Place;
import io.amiguard.survey.PlaceReader;

/** Reads what EC2 has in force inside accounts. */
public interface AccountSettingsReader extends PlaceReader<AccountSettings> {

  /** Returns what EC2 says of one account in one Region. */
  AccountSettings settings(Place place);

  @Override
  default AccountSettings read(Place place) {
    return settings(place);
  }
}
