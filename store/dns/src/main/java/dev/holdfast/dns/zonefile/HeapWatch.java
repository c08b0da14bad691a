package dev.holdfast.dns.zonefile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.Optional;

/// A file that is read no further once what has been made of it has nearly filled the heap. A JVM
/// that is left to run into its limit spends minutes collecting garbage before it says so.
public final class HeapWatch extends FilterInputStream {

  /// How much of the heap's oldest part may be in use after it has been collected.
  private static final double MOST_USED = 0.85;

  private static final Optional<MemoryPoolMXBean> OLD =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
          .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()));

  public HeapWatch(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    check();
    return super.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    check();
    return super.read(buffer, offset, length);
  }

  private static void check() {
    OLD.map(MemoryPoolMXBean::getCollectionUsage)
        .filter(HeapWatch::isNearlyFull)
        .ifPresent(usage -> {
          throw new OutOfRoomException();
        });
  }

  private static boolean isNearlyFull(MemoryUsage afterCollection) {
    return afterCollection.getMax() > 0
        && afterCollection.getUsed() > MOST_USED * afterCollection.getMax();
  }
}
