package dev.holdfast.replica.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What became of one register, told by all nodes.
final class History {

  private record Read(int node, long begunNanos, int value) {}

  private record Write(int node, long acknowledgedNanos, int value) {}

  private final List<Read> reads = new ArrayList<>();

  private final List<Write> writes = new ArrayList<>();

  synchronized void read(int node, long begunNanos, int value) {
    reads.add(new Read(node, begunNanos, value));
  }

  synchronized void wrote(int node, long acknowledgedNanos, int value) {
    writes.add(new Write(node, acknowledgedNanos, value));
  }

  synchronized long readsSince(long nanos) {
    return reads.reversed().stream().takeWhile(read -> read.begunNanos() >= nanos).count();
  }

  /// Writes acknowledged to others than `node`.
  synchronized long writesElsewhereSince(long nanos, int node) {
    return writes.reversed().stream()
        .takeWhile(write -> write.acknowledgedNanos() >= nanos)
        .filter(write -> write.node() != node)
        .count();
  }

  synchronized int reads() {
    return reads.size();
  }

  synchronized int writes() {
    return writes.size();
  }

  /// The reads begun in a span of time that found an older value than one that had been
  /// acknowledged before they began, each with both.
  synchronized List<String> stale(long fromNanos, long toNanos) {
    NavigableMap<Long, Integer> newest = new TreeMap<>();
    int greatest = Integer.MIN_VALUE;
    for (Write write :
        writes.stream().sorted(Comparator.comparingLong(Write::acknowledgedNanos)).toList()) {
      greatest = Math.max(greatest, write.value());
      newest.put(write.acknowledgedNanos(), greatest);
    }
    List<String> stale = new ArrayList<>();
    for (Read read : reads) {
      if (read.begunNanos() >= fromNanos && read.begunNanos() < toNanos) {
        Map.Entry<Long, Integer> before = newest.lowerEntry(read.begunNanos());
        if (before != null && before.getValue() > read.value()) {
          stale.add(
              "n%d read %d, begun %d us after %d had been acknowledged"
                  .formatted(
                      read.node(),
                      read.value(),
                      (read.begunNanos() - before.getKey()) / 1000,
                      before.getValue()));
        }
      }
    }
    return stale;
  }
}
