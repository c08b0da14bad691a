package dev.holdfast.chaos.run;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.Consistency;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.ReadOptions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Reads two names at a time from one node, at one consistency.
record Reader(
    HoldfastClient client, Samples samples, Work work, AtomicLong acknowledged, Random chance)
    implements Loop.Step {

  private static final List<String> NAMES =
      Stream.concat(Zone.PLANNED.stream(), Zone.written().stream()).toList();

  @Override
  public void run() throws InterruptedException {
    Thread.sleep(chance.nextInt(100, 400));
    int first = chance.nextInt(NAMES.size());
    GetRecordSetsRequest request =
        GetRecordSetsRequest.newBuilder()
            .addNames(NAMES.get(first))
            .addNames(NAMES.get((first + 1) % NAMES.size()))
            .setRead(options())
            .build();
    samples.time(work, () -> client.recordSets().read(request));
  }

  private ReadOptions options() {
    return switch (work) {
      case LOCAL_READS ->
          ReadOptions.newBuilder().setConsistency(Consistency.CONSISTENCY_LOCAL).build();
      case REVISION_READS ->
          ReadOptions.newBuilder()
              .setConsistency(Consistency.CONSISTENCY_LOCAL)
              .setMinRevision(acknowledged.get())
              .build();
      default -> ReadOptions.getDefaultInstance();
    };
  }
}
