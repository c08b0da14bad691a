package dev.holdfast.chaos.run;

import dev.holdfast.chaos.answer.Question.Family;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.HoldfastException;
import dev.holdfast.client.RefusedException;
import dev.holdfast.v1.DeleteRecordSetsRequest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.Precondition;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.RecordSetKey;
import dev.holdfast.v1.RequestHeader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// Writes to names of its own: puts, puts that demand to be the next, deletions that are allowed
/// and deletions that are not. A put is repeated under its id until the store says what became of
/// it, so that the numbers at a name go up in the order in which they were meant.
final class Writer implements Loop.Step {

  private final HoldfastClient client;
  private final Samples samples;
  private final Crowd crowd;
  private final String name;
  private final List<String> names;
  private final Random chance;
  private final AtomicLong acknowledged;
  private long number = 1;

  /// @param acknowledged takes the greatest revision that any writer knows of
  Writer(
      HoldfastClient client,
      Samples samples,
      Crowd crowd,
      int writer,
      long seed,
      AtomicLong acknowledged) {
    this.client = client;
    this.samples = samples;
    this.crowd = crowd;
    this.name = "writer-" + writer;
    this.names = Zone.written(writer);
    this.chance = new Random(seed + writer);
    this.acknowledged = acknowledged;
  }

  @Override
  public void run() throws InterruptedException {
    Thread.sleep(chance.nextInt(40, 160));
    String at = names.get(chance.nextInt(names.size()));
    switch (chance.nextInt(10)) {
      case 0 -> delete(RecordSetKey.newBuilder().setName(at).setType(Family.AAAA.name()));
      case 1 -> delete(RecordSetKey.newBuilder().setName(at));
      case 2, 3, 4 -> put(at, live(at));
      default -> put(at, Optional.empty());
    }
  }

  private Optional<LiveEndpoint> live(String at) {
    return samples.time(Work.LINEARIZABLE_READS, () -> client.recordSets().find(at));
  }

  private void put(String at, Optional<LiveEndpoint> expected) throws InterruptedException {
    number++;
    PutRecordSetsRequest.Builder put =
        PutRecordSetsRequest.newBuilder()
            .setHeader(RequestHeader.newBuilder().setRequestId("%s-%d".formatted(name, number)))
            .addRecordSets(Zone.addresses(number, Family.A).setName(at));
    if (chance.nextInt(3) == 0) {
      put.addRecordSets(Zone.addresses(number, Family.AAAA).setName(at));
    }
    expected.ifPresent(live ->
        put.addPreconditions(
            Precondition.newBuilder().setName(at).setGeneration(live.getGeneration())));
    insist(put.build());
  }

  private void insist(PutRecordSetsRequest put) throws InterruptedException {
    while (true) {
      try {
        PutRecordSetsResponse response =
            samples.time(
                Work.WRITES,
                () -> crowd.repeats() ? crowd.thrice(put) : client.recordSets().put(put));
        acknowledged.accumulateAndGet(response.getHeader().getRevision(), Math::max);
        return;
      } catch (RefusedException _) {
        return;
      } catch (HoldfastException _) {
        if (crowd.isGoing()) {
          Thread.sleep(Duration.ofMillis(100));
        } else {
          return;
        }
      }
    }
  }

  /// That the last address does not go is for the store to see to.
  private void delete(RecordSetKey.Builder key) {
    try {
      samples.time(
          Work.WRITES,
          () ->
              client
                  .recordSets()
                  .delete(DeleteRecordSetsRequest.newBuilder().addKeys(key).build()));
    } catch (RefusedException _) {
      // Which is what it is there for.
    }
  }
}
