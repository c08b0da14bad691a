package dev.holdfast.dns.front;

import dev.holdfast.dns.responder.Reply;
import dev.holdfast.dns.responder.Responder;
import dev.holdfast.dns.responder.Transport;
import dev.holdfast.zone.Zones;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where all sockets bring their requests: takes the zones of the moment, has the request answered,
/// and tells the listener.
final class RequestDesk {

  private static final Logger LOG = LoggerFactory.getLogger(RequestDesk.class);
  private static final long NANOS_BETWEEN_REPORTS = TimeUnit.MINUTES.toNanos(1);

  private final Supplier<Zones> zones;
  private final Responder responder;
  private final FrontListener listener;
  private final AtomicLong lastReportNanos =
      new AtomicLong(System.nanoTime() - NANOS_BETWEEN_REPORTS);

  RequestDesk(Supplier<Zones> zones, Responder responder, FrontListener listener) {
    this.zones = zones;
    this.responder = responder;
    this.listener = listener;
  }

  FrontListener listener() {
    return listener;
  }

  Reply answer(byte[] request, Transport transport) {
    long start = System.nanoTime();
    try {
      Reply reply = responder.respond(zones.get(), request, transport);
      switch (reply) {
        case Reply.Silence _ -> listener.ignored(transport);
        case Reply.Message message ->
            listener.replied(
                transport, message.rcode(), message.truncated(), System.nanoTime() - start);
      }
      return reply;
    } catch (RuntimeException bug) {
      report(bug, start);
      listener.failed(transport);
      return Reply.SILENCE;
    }
  }

  /// A bug costs one answer and not the front. Its trace is logged once a minute at most, as a
  /// stranger may be able to repeat it at will.
  private void report(RuntimeException bug, long nowNanos) {
    long last = lastReportNanos.get();
    if (nowNanos - last >= NANOS_BETWEEN_REPORTS && lastReportNanos.compareAndSet(last, nowNanos)) {
      LOG.error("a DNS request could not be answered and got no reply", bug);
    }
  }
}
