package dev.holdfast.chaos.bench.apply;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.stream.IntStream;

/// How much heap an endpoint with four A and four AAAA addresses takes, and what its history and a
/// plan that names it add.
///
/// ```
/// ./mvnw -q -Pbenchmark -pl chaos -am process-test-classes -Dbenchmark=HeapPerEndpoint
/// ```
public final class HeapPerEndpoint {

  private static final int ENDPOINTS = 1_000_000;

  /// Fewer than fit into what one caller may have staged.
  private static final int PLAN_ENDPOINTS = 250_000;

  /// Octets per endpoint.
  ///
  /// @param live with one version live, nothing in history and no plan kept
  /// @param earlier what each earlier version in its history adds
  /// @param plan what a kept plan adds that says what is live
  record Weights(long live, long earlier, long plan) {}

  private HeapPerEndpoint() {}

  public static void main(String[] args) {
    int endpoints = args.length > 0 ? Integer.parseInt(args[0]) : ENDPOINTS;
    Weights weights = measure(endpoints);
    PrintWriter out = new PrintWriter(System.out, true);
    out.println("| octets of heap per endpoint, of %d | |".formatted(endpoints));
    out.println("|---|--:|");
    out.println("| live, A and AAAA with 4 addresses each | %d |".formatted(weights.live()));
    out.println("| each earlier version in its history adds | %d |".formatted(weights.earlier()));
    out.println("| a kept plan that is live adds | %d |".formatted(weights.plan()));
  }

  static Weights measure(int endpoints) {
    LoadedStore.of(1_000);
    long empty = used();
    LoadedStore store = LoadedStore.of(endpoints);
    long live = used() - empty;
    store.put(endpoints, 1);
    long earlier = used() - empty - live;
    for (int from = 0; from < endpoints; from += PLAN_ENDPOINTS) {
      int to = Math.min(from + PLAN_ENDPOINTS, endpoints);
      store.enact(store.seal(IntStream.range(from, to).toArray(), 2));
    }
    long plan = used() - empty - live - 2 * earlier;
    Reference.reachabilityFence(store);
    return new Weights(live / endpoints, earlier / endpoints, plan / endpoints);
  }

  /// Octets in use when nothing is left that could be freed.
  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
