package dev.holdfast.chaos.bench.apply;

import java.util.Random;
import java.util.stream.IntStream;

/// Endpoints of a [LoadedStore] by index, drawn so that every run draws the same.
final class Endpoints {

  /// A thousand in a row from the first on are each another one, as are ten thousand where there
  /// are that many.
  static final int DRAWN = 200_000;

  private Endpoints() {}

  /// [#DRAWN] of the endpoints 0 to `endpoints` - 1: all of them in some order, then all of them in
  /// another, until there are enough.
  static int[] drawn(int endpoints) {
    Random random = new Random(1);
    int[] all = IntStream.range(0, endpoints).toArray();
    int[] drawn = new int[DRAWN];
    for (int i = 0; i < DRAWN; i++) {
      int at = i % endpoints;
      int other = at + random.nextInt(endpoints - at);
      drawn[i] = all[other];
      all[other] = all[at];
      all[at] = drawn[i];
    }
    return drawn;
  }
}
