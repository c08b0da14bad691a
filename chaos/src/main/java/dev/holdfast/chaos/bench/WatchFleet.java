package dev.holdfast.chaos.bench;

import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// Many watches of one node, over as many connections as it takes.
final class WatchFleet implements AutoCloseable {

  private static final int WATCHES_PER_CONNECTION = 250;
  private static final long PATIENCE_SECONDS = 120;

  private final List<ManagedChannel> channels = new ArrayList<>();
  private final Told told;
  private final CountDownLatch begun;

  private WatchFleet(int watches) {
    this.told = new Told(watches);
    this.begun = new CountDownLatch(watches);
  }

  /// Opens the watches, and returns when each has had its first bookmark.
  ///
  /// @throws WrongResultException if not all could be opened
  static WatchFleet open(String address, int watches, IntFunction<Selection> selections)
      throws InterruptedException {
    WatchFleet fleet = new WatchFleet(watches);
    for (int i = 0; i < watches; i++) {
      if (i % WATCHES_PER_CONNECTION == 0) {
        fleet.channels.add(
            Grpc.newChannelBuilder(address, InsecureChannelCredentials.create())
                .directExecutor()
                .build());
      }
      RecordSetServiceGrpc.newStub(fleet.channels.getLast())
          .watchRecordSets(
              WatchRecordSetsRequest.newBuilder().setSelection(selections.apply(i)).build(),
              fleet.new Receiver());
    }
    if (!fleet.begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      fleet.close();
      throw new WrongResultException(
          "%d of %d watches did not begin".formatted(fleet.begun.getCount(), watches));
    }
    return fleet;
  }

  Told told() {
    return told;
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }

  private final class Receiver implements StreamObserver<WatchRecordSetsResponse> {

    @Override
    public void onNext(WatchRecordSetsResponse message) {
      if (message.getEndpointsCount() > 0) {
        told.heard(message.getRevision());
      } else {
        begun.countDown();
      }
    }

    @Override
    public void onError(Throwable ended) {
      // Whoever waits for it sees that it was not told.
    }

    @Override
    public void onCompleted() {
      // As when it fails.
    }
  }
}
