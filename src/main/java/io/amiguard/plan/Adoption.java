package io.amiguard.plan;

/** What becomes of a live policy that has the name of ours and does not carry our tag. */
public enum Adoption {
  /** It is somebody else's, and the plan is refused. */
  REFUSED,
  /** It is taken over: tagged, and changed in what the settings say and nothing else. */
  ALLOWED
}
