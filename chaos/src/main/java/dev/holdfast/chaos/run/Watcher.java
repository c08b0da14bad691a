package dev.holdfast.chaos.run;

import dev.holdfast.client.HistoryGoneException;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.Watch;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/// Watches all changes, goes away every now and then, and comes back where it was.
final class Watcher implements Loop.Step {

  private static final Duration STAY = Duration.ofSeconds(20);
  private static final Duration AWAY = Duration.ofMillis(500);
  private static final Duration MOMENT = Duration.ofMillis(250);

  private final HoldfastClient client;
  private final LongAdder events;
  private long revision;

  Watcher(HoldfastClient client, LongAdder events) {
    this.client = client;
    this.events = events;
  }

  @Override
  public void run() throws InterruptedException {
    try (Watch<WatchRecordSetsResponse> watch = client.recordSets().watch(request())) {
      long until = System.nanoTime() + STAY.toNanos();
      while (!watch.isClosed() && System.nanoTime() < until) {
        watch.next(MOMENT).ifPresent(_ -> events.increment());
        revision = Math.max(revision, watch.revision());
      }
    } catch (HistoryGoneException _) {
      revision = 0;
    }
    Thread.sleep(AWAY);
  }

  private WatchRecordSetsRequest request() {
    WatchRecordSetsRequest.Builder request = WatchRecordSetsRequest.newBuilder();
    return revision == 0
        ? request.setCurrentFirst(true).build()
        : request.setAfterRevision(revision).build();
  }
}
