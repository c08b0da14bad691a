package dev.holdfast.chaos.simulation.engine;

import java.util.List;

/// A stream of draws that a seed decides (SplitMix64).
///
/// Whoever needs draws takes a stream of its own with [#fork], which depends on the seed and the
/// name alone. So one that draws more or less than before, because a fault was taken away, does not
/// change what the others draw: that is what makes schedules shrink.
public final class Chance {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long seed;
  private long state;

  public Chance(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  public Chance fork(String name) {
    return new Chance(mix(seed + mix(name.hashCode() * GOLDEN_GAMMA)));
  }

  public long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /// From 0 to `bound - 1`.
  public int below(int bound) {
    return (int) Math.floorMod(next() >>> 1, (long) bound);
  }

  /// From `least` to `most`, both included.
  public long between(long least, long most) {
    return least + Math.floorMod(next() >>> 1, most - least + 1);
  }

  /// As [#between], with small ones much more likely than large ones.
  public long skewed(long least, long most) {
    double share = fraction();
    return least + (long) ((most - least) * share * share * share);
  }

  /// From 0 up to 1, which is never drawn.
  public double fraction() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  public boolean happens(double probability) {
    return probability > 0 && fraction() < probability;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
