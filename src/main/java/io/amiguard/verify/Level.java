package io.amiguard.verify;

/** How deep a check goes; each level includes those before it. */
public enum Level {
  /** The policies are as the settings want them, and attached where the settings want them. */
  ATTACHED,
  /** AWS's effective policy of each account says what the settings say. */
  EFFECTIVE
}
