package io.amiguard.inventory;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Inheritance;
import java.util.IdentityHashMap;

/**
 * The rules of every account; accounts that share an effective policy share them. Many threads may
 * ask.
 */
public final class AccountRules {
  private final Inheritance inheritance;
  private final IdentityHashMap<EffectivePolicy, ImageRules> rules = new IdentityHashMap<>();

  public AccountRules(Inheritance inheritance) {
    this.inheritance = inheritance;
  }

  ImageRules of(TargetId account) {
    EffectivePolicy policy = inheritance.effective(account);
    synchronized (rules) {
      return rules.computeIfAbsent(policy, ImageRules::of);
    }
  }
}
