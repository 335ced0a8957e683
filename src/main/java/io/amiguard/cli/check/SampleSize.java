package io.amiguard.cli.check;

/**
 * How many accounts are asked out of many.
 *
 * @param atMost a number of accounts
 * @param percent a share of them, rounded up
 */
record SampleSize(int atMost, int percent) {
  static final SampleSize ALL = new SampleSize(Integer.MAX_VALUE, 100);

  int of(int accounts) {
    return (int) Math.min(atMost, (accounts * (long) percent + 99) / 100);
  }
}
