package dev.holdfast.dns.front;

import dev.holdfast.dns.lookup.Rcode;
import dev.holdfast.dns.responder.Transport;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what a front tells, under names such as `UDP NOERROR` or `TCP ignored`.
final class CountingListener implements FrontListener {

  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

  long count(String what) {
    return counts.computeIfAbsent(what, first -> new AtomicLong()).get();
  }

  @Override
  public void replied(Transport transport, Rcode rcode, boolean truncated, long nanos) {
    add(transport + " " + rcode);
    if (truncated) {
      add(transport + " truncated");
    }
    if (nanos < 0) {
      add("negative duration");
    }
  }

  @Override
  public void ignored(Transport transport) {
    add(transport + " ignored");
  }

  @Override
  public void dropped(Transport transport) {
    add(transport + " dropped");
  }

  @Override
  public void failed(Transport transport) {
    add(transport + " failed");
  }

  @Override
  public void connectionRefused() {
    add("connection refused");
  }

  private void add(String what) {
    counts.computeIfAbsent(what, first -> new AtomicLong()).incrementAndGet();
  }
}
