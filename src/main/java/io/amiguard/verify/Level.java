package io.amiguard.verify;

import java.util.Locale;

/** How deep a check goes; each level includes those before it. */
public enum Level {
  /** The policies are as the settings want them, and attached where the settings want them. */
  ATTACHED,
  /** AWS's effective policy of each account says what the settings say. */
  EFFECTIVE,
  /** EC2 says in each account and Region that a policy has brought it into force. */
  IN_FORCE;

  /** Returns the word that a person writes, such as {@code in-force}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
