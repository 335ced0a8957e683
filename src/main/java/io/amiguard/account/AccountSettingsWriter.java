package io.amiguard.account;

import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.verify.Criterion;
import java.util.List;

/**
 * Changes what an account has set for one Region: the calls of EC2 that there are for it.
 *
 * <p>Each is told what was there when the change was planned, so that a writer can look before it
 * writes.
 */
public interface AccountSettingsWriter {

  /**
   * API {@code EnableAllowedImagesSettings}.
   *
   * @param state {@code enabled} or {@code audit-mode}
   */
  void enable(Place place, Setting before, State state);

  /** API {@code DisableAllowedImagesSettings}; the criteria stay. */
  void disable(Place place, Setting before);

  /** API {@code ReplaceImageCriteriaInAllowedImagesSettings}; the state stays. */
  void replaceCriteria(Place place, Setting before, List<Criterion> criteria);
}
