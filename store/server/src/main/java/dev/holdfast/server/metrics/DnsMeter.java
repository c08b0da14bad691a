package dev.holdfast.server.metrics;

import dev.holdfast.dns.front.FrontListener;
import dev.holdfast.dns.lookup.Rcode;
import dev.holdfast.dns.responder.Transport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Counts what the DNS front does. All meters are made beforehand: on the answering threads there
/// is only counting.
public final class DnsMeter implements FrontListener {

  private final Map<Transport, PerTransport> byTransport = new EnumMap<>(Transport.class);
  private final Counter refusedConnections;

  public DnsMeter(MeterRegistry registry) {
    for (Transport transport : Transport.values()) {
      byTransport.put(transport, PerTransport.of(transport, registry));
    }
    refusedConnections =
        Counter.builder("holdfast.dns.refused.connections")
            .description("TCP connections closed at once because too many were open")
            .register(registry);
  }

  private record PerTransport(
      Map<Rcode, Timer> replies,
      Counter truncated,
      Counter ignored,
      Counter dropped,
      Counter failed) {

    static PerTransport of(Transport transport, MeterRegistry registry) {
      String name = transport.name().toLowerCase(Locale.ROOT);
      Map<Rcode, Timer> replies = new EnumMap<>(Rcode.class);
      for (Rcode rcode : Rcode.values()) {
        replies.put(
            rcode,
            Timer.builder("holdfast.dns.replies")
                .description("DNS replies and the time from a request's octets to its reply's")
                .tag("transport", name)
                .tag("rcode", rcode.name())
                .register(registry));
      }
      return new PerTransport(
          replies,
          counter("truncated", "DNS replies cut to what UDP may carry", name, registry),
          counter("ignored", "What came in over DNS and was no request", name, registry),
          counter("dropped", "DNS replies the network did not take", name, registry),
          counter("failed", "DNS requests that could not be answered for a bug", name, registry));
    }

    private static Counter counter(
        String what, String description, String transport, MeterRegistry registry) {
      return Counter.builder("holdfast.dns." + what)
          .description(description)
          .tag("transport", transport)
          .register(registry);
    }
  }

  @Override
  public void replied(Transport transport, Rcode rcode, boolean truncated, long nanos) {
    PerTransport meters = byTransport.get(transport);
    meters.replies().get(rcode).record(nanos, TimeUnit.NANOSECONDS);
    if (truncated) {
      meters.truncated().increment();
    }
  }

  @Override
  public void ignored(Transport transport) {
    byTransport.get(transport).ignored().increment();
  }

  @Override
  public void dropped(Transport transport) {
    byTransport.get(transport).dropped().increment();
  }

  @Override
  public void failed(Transport transport) {
    byTransport.get(transport).failed().increment();
  }

  @Override
  public void connectionRefused() {
    refusedConnections.increment();
  }
}
