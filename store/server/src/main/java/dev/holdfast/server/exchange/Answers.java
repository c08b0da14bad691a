package dev.holdfast.server.exchange;

import dev.holdfast.contract.Limits;
import dev.holdfast.v1.CarriedResult;
import dev.holdfast.v1.ExchangeRequest;
import dev.holdfast.v1.ExchangeResponse;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/// The results of a stream's calls, on their way into frames.
///
/// Where few calls are under way a result is sent at once, by whoever has it. Where there are many,
/// more results are about to come: a task is put behind those that make them, and sends all there
/// are by then.
final class Answers {

  /// Octets that may wait for a client that does not read.
  private static final long WAITING_OCTETS = 1 << 20;

  private static final int FRAME_OCTETS = 256 << 10;
  private static final int FEW = 4;

  private final ServerCall<ExchangeRequest, ExchangeResponse> stream;
  private final Executor threads;
  private final IntSupplier underWay;
  private final Queue<CarriedResult> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong waitingOctets = new AtomicLong();

  /// What has happened since somebody began to send; nobody is sending at 0.
  private final AtomicInteger news = new AtomicInteger();

  private volatile boolean noMore;
  private boolean ended;

  /// @param underWay how many calls have no result yet
  Answers(
      ServerCall<ExchangeRequest, ExchangeResponse> stream,
      Executor threads,
      IntSupplier underWay) {
    this.stream = stream;
    this.threads = threads;
    this.underWay = underWay;
  }

  /// Whether the client reads as fast as calls are answered.
  boolean flow() {
    return waitingOctets.get() < WAITING_OCTETS;
  }

  void add(CarriedResult result) {
    waitingOctets.addAndGet(result.getSerializedSize());
    waiting.add(result);
    if (news.getAndIncrement() > 0) {
      return;
    }
    if (underWay.getAsInt() <= FEW) {
      send();
    } else {
      threads.execute(this::send);
    }
  }

  /// Sends what waits, if the stream has become ready for it.
  void flush() {
    if (news.getAndIncrement() == 0) {
      send();
    }
  }

  /// Ends the stream once everything is sent.
  void end() {
    noMore = true;
    flush();
  }

  /// One thread at a time.
  private void send() {
    int seen;
    do {
      seen = news.get();
      while (!waiting.isEmpty() && stream.isReady() && !stream.isCancelled()) {
        stream.sendMessage(frame());
      }
      if (noMore && waiting.isEmpty() && !ended && !stream.isCancelled()) {
        ended = true;
        stream.close(Status.OK, new Metadata());
      }
    } while (news.addAndGet(-seen) > 0);
  }

  private ExchangeResponse frame() {
    ExchangeResponse.Builder frame = ExchangeResponse.newBuilder();
    long octets = 0;
    CarriedResult next = waiting.peek();
    while (next != null
        && (octets == 0 || octets + next.getSerializedSize() <= FRAME_OCTETS)
        && frame.getResultsCount() < Limits.CARRIED_CALLS) {
      octets += next.getSerializedSize();
      frame.addResults(waiting.remove());
      next = waiting.peek();
    }
    waitingOctets.addAndGet(-octets);
    return frame.build();
  }
}
