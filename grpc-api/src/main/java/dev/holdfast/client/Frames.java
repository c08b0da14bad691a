package dev.holdfast.client;

import dev.holdfast.contract.Limits;
import dev.holdfast.v1.CarriedCall;
import dev.holdfast.v1.ExchangeRequest;
import dev.holdfast.v1.ExchangeResponse;
import io.grpc.ClientCall;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// Calls on their way into the frames of a stream.
///
/// Where few are under way a call is sent at once, by whoever makes it. Where there are many, more
/// are about to come: a thread is started behind those that make them, and sends all there are by
/// then. While the node takes no more they wait here.
final class Frames {

  private static final int FRAME_OCTETS = 128 << 10;
  private static final int FEW = 4;

  private final ClientCall<ExchangeRequest, ExchangeResponse> stream;
  private final IntSupplier underWay;
  private final Queue<CarriedCall> waiting = new ConcurrentLinkedQueue<>();

  /// What has happened since somebody began to send; nobody is sending at 0.
  private final AtomicInteger news = new AtomicInteger();

  /// @param underWay how many calls have no result yet
  Frames(ClientCall<ExchangeRequest, ExchangeResponse> stream, IntSupplier underWay) {
    this.stream = stream;
    this.underWay = underWay;
  }

  void add(CarriedCall call) {
    waiting.add(call);
    if (news.getAndIncrement() > 0) {
      return;
    }
    if (underWay.getAsInt() <= FEW) {
      send();
    } else {
      Thread.startVirtualThread(this::send);
    }
  }

  /// Sends what waits, if the stream has become ready for it.
  void flush() {
    if (news.getAndIncrement() == 0) {
      send();
    }
  }

  /// One thread at a time.
  private void send() {
    int seen;
    do {
      seen = news.get();
      while (!waiting.isEmpty() && stream.isReady()) {
        stream.sendMessage(frame());
      }
    } while (news.addAndGet(-seen) > 0);
  }

  private ExchangeRequest frame() {
    ExchangeRequest.Builder frame = ExchangeRequest.newBuilder();
    int octets = 0;
    CarriedCall next = waiting.peek();
    while (next != null
        && (octets == 0 || octets + next.getSerializedSize() <= FRAME_OCTETS)
        && frame.getCallsCount() < Limits.CARRIED_CALLS) {
      octets += next.getSerializedSize();
      frame.addCalls(waiting.remove());
      next = waiting.peek();
    }
    return frame.build();
  }
}
