package io.amiguard.terraform;

/** What evaluating may cost: names can stand for names that stand for names. */
final class Budget {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_COST = 5_000_000;
  private static final int COST_OF_A_VALUE = 100;

  private int depth;
  private int left = MAX_COST;

  /** Goes one level down, if there is room; whoever does goes up again with {@link #leave}. */
  boolean enter() {
    if (depth == MAX_DEPTH || !spend(COST_OF_A_VALUE)) {
      return false;
    }
    depth++;
    return true;
  }

  void leave() {
    depth--;
  }

  /** Takes as much, if it is left. */
  boolean spend(int cost) {
    if (cost > left) {
      return false;
    }
    left -= cost;
    return true;
  }
}
