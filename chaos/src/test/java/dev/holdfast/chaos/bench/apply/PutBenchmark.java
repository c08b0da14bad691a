package dev.holdfast.chaos.bench.apply;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.RecordType;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// PutRecordSets of one record set: the A addresses of one endpoint, anywhere in the zone.
@State(Scope.Thread)
public class PutBenchmark {

  @Param({"1000", "100000", "1000000"})
  int endpoints;

  private Round round;

  @Setup
  public void fill() {
    List<Command.PutRecordSets> puts =
        IntStream.of(Endpoints.drawn(endpoints)).mapToObj(PutBenchmark::put).toList();
    round =
        new Round(
                LoadedStore.shared(endpoints).state(),
                puts,
                1_000,
                outcome -> outcome instanceof Outcome.RecordSetsPut)
            .warmedUp(100_000);
  }

  static Command.PutRecordSets put(int endpoint) {
    Command.Put put =
        new Command.Put(
            LoadedStore.owner(endpoint), LoadedStore.addresses(RecordType.A, 4, endpoint, 2));
    return new Command.PutRecordSets(List.of(put), List.of(), List.of());
  }

  @Benchmark
  public Step putRecordSet() {
    return round.apply();
  }
}
