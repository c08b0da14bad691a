package dev.holdfast.dns.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.Optional;

/// How full this JVM's heap is of what is in use: its oldest part, as the last collection of that
/// left it. What is garbage does not count, so this grows only with what is kept.
///
/// @param usedMebibytes in use when last collected
/// @param maxMebibytes the most there can be
public record Heap(long usedMebibytes, long maxMebibytes) {

  private static final int MEBIBYTE = 1 << 20;

  private static final Optional<MemoryPoolMXBean> OLD =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
          .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()));

  /// As it is now; without end for collectors that do not tell.
  public static Heap now() {
    Optional<MemoryUsage> usage =
        OLD.map(MemoryPoolMXBean::getCollectionUsage).filter(known -> known.getMax() > 0);
    return new Heap(
        usage.map(MemoryUsage::getUsed).orElse(0L) / MEBIBYTE,
        usage.map(MemoryUsage::getMax).orElse(Long.MAX_VALUE) / MEBIBYTE);
  }

  public boolean isFilledTo(double fraction) {
    return usedMebibytes > fraction * maxMebibytes;
  }
}
