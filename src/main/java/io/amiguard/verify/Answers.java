package io.amiguard.verify;

import io.amiguard.organization.TargetId;
import java.util.List;

/** Takes what a survey hears, from many threads at the same time. */
public interface Answers {
  /** The Regions of an account that are asked about. */
  void regions(TargetId account, List<String> regions);

  void settings(Place place, AccountSettings settings);

  /** Nothing is known about any Region of an account. */
  void unknown(TargetId account, String reason);

  void unknown(Place place, String reason);
}
