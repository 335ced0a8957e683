package io.amiguard.journal;

/**
 * A change of an entry together with what it does.
 *
 * @param edit under the id that AWS gave the policy
 */
public record Deed(Step step, Edit edit) {

  /** Puts together what the two readers of a file tell. */
  static Deed of(Step step, Edit edit) {
    return new Deed(step, step.policyId().map(edit::identified).orElse(edit));
  }

  /** Makes the change once more. */
  void make(Replay replay) {
    edit.before(replay);
    edit.after(replay);
  }
}
