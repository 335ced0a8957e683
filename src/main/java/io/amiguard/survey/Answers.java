package io.amiguard.survey;

import io.amiguard.organization.TargetId;
import java.util.List;

/**
 * Takes what a survey hears, from many threads at the same time.
 *
 * @param <T> what is asked of one account and Region
 */
public interface Answers<T> {
  /** The Regions of an account that are asked about. */
  void regions(TargetId account, List<String> regions);

  /** The Regions of an account that are left out, because only others are asked about. */
  default void leftOut(TargetId account, List<String> regions) {}

  void answer(Place place, T answer);

  /** Nothing is known about any Region of an account. */
  void unknown(TargetId account, String reason);

  void unknown(Place place, String reason);
}
