package dev.holdfast.chaos.bench.apply;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// CleanUp that deletes 1 000 sealed plans of 100 endpoints each, which nobody enacted before a
/// newer plan came that says what all their endpoints should hold. 1 000 endpoints are named in
/// all.
@State(Scope.Thread)
public class CleanUpBenchmark {

  static final int PLANS = 1_000;

  private static final int PLAN_ENDPOINTS = 100;

  /// How many endpoints all plans name together, anywhere in the zone: as many as the smallest zone
  /// has, so that the plans are the same in each.
  private static final int CONCERNED = 1_000;

  /// Whether the newer plan is live yet. If it is not, the old plans' endpoints are still older
  /// than they are, and only the newer plan tells that nobody wants the old ones.
  public enum Newest {
    LIVE,
    SEALED
  }

  @Param({"1000", "100000", "1000000"})
  int endpoints;

  @Param Newest newest;

  private Round round;

  @Setup
  public void fill() {
    LoadedStore store = LoadedStore.shared(endpoints);
    int[] concerned = IntStream.of(Endpoints.drawn(endpoints)).limit(CONCERNED).toArray();
    int[] orders = Endpoints.drawn(CONCERNED);
    for (int plan = 0; plan < PLANS; plan++) {
      int from = plan * PLAN_ENDPOINTS;
      int[] planned = Arrays.copyOfRange(orders, from, from + PLAN_ENDPOINTS);
      store.seal(IntStream.of(planned).map(i -> concerned[i]).toArray(), 2);
    }
    long generation = store.seal(concerned, 3);
    if (newest == Newest.LIVE) {
      store.enact(generation);
    }
    Command.CleanUp cleanUp = new Command.CleanUp(1, Duration.ofDays(1));
    round =
        new Round(store.state(), List.of(cleanUp), 1, CleanUpBenchmark::deletedAll).warmedUp(20);
  }

  private static boolean deletedAll(Outcome outcome) {
    return outcome instanceof Outcome.CleanedUp cleaned && cleaned.cleaned().size() == PLANS;
  }

  @Benchmark
  public Step cleanUp() {
    return round.apply();
  }
}
