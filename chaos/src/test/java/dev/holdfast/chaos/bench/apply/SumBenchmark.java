package dev.holdfast.chaos.bench.apply;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.replica.codec.StateSum;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What comparing copies costs: moving the sum by one put, anywhere in the zone, and counting the
/// whole state.
@State(Scope.Thread)
public class SumBenchmark {

  private static final int PUTS = 1_000;

  @Param({"1000", "100000", "1000000"})
  int endpoints;

  private final List<dev.holdfast.protocol.State> states = new ArrayList<>();
  private int next;

  @Setup
  public void fill() {
    dev.holdfast.protocol.State state = LoadedStore.shared(endpoints).state();
    states.add(state);
    int[] drawn = Endpoints.drawn(endpoints);
    for (int i = 0; i < PUTS; i++) {
      Command put = PutBenchmark.put(drawn[i % drawn.length]);
      Request request = LoadedStore.decoded(put);
      state = Protocol.apply(state, request, LoadedStore.STAMP).state();
      states.add(state);
    }
  }

  @Benchmark
  public StateSum moveByOnePut() {
    int at = next++ % PUTS;
    return StateSum.difference(states.get(at), states.get(at + 1));
  }

  @Benchmark
  public StateSum countAll() {
    return StateSum.of(states.getLast());
  }
}
