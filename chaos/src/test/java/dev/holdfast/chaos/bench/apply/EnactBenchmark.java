package dev.holdfast.chaos.bench.apply;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// EnactPlan of a slice of a plan, as enactors walk one. The endpoints of a slice lie anywhere in
/// the zone, which is the worst case. Where a slice is larger than the zone, the rest of its
/// endpoints are new ones.
@State(Scope.Thread)
public class EnactBenchmark {

  @Param({"1000", "100000", "1000000"})
  int endpoints;

  @Param({"1", "100", "10000"})
  int slice;

  private Round round;

  @Setup
  public void fill() {
    LoadedStore store = LoadedStore.shared(endpoints);
    int[] drawn = Endpoints.drawn(Math.max(endpoints, slice));
    long generation = store.seal(IntStream.of(drawn).distinct().toArray(), 2);
    List<Command.EnactPlan> enactments =
        IntStream.range(0, drawn.length / slice)
            .mapToObj(i -> enact(generation, drawn, i * slice))
            .toList();
    round =
        new Round(store.state(), enactments, Math.max(1, 1_000 / slice), this::enactedAll)
            .warmedUp(Math.max(20, 100_000 / slice));
  }

  private Command.EnactPlan enact(long generation, int[] drawn, int from) {
    List<DomainName> owners =
        IntStream.range(from, from + slice).mapToObj(i -> LoadedStore.owner(drawn[i])).toList();
    return new Command.EnactPlan(
        generation, new Command.Scope.Named(owners), Command.Mode.ATOMIC, List.of());
  }

  private boolean enactedAll(Outcome outcome) {
    return outcome instanceof Outcome.PlanEnacted enacted && enacted.enacted() == slice;
  }

  @Benchmark
  public Step enactPlan() {
    return round.apply();
  }
}
