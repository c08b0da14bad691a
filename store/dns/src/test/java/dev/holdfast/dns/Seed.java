package dev.holdfast.dns;

import java.util.Random;

/// The seed of a test that draws at random: another one in each run, or the one that a failure
/// named with `-Dholdfast.seed=…`.
public final class Seed {

  private Seed() {}

  public static long draw() {
    return Long.getLong("holdfast.seed", new Random().nextLong());
  }
}
