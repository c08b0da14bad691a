package dev.holdfast.chaos.contest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What processes hold of the machine's memory, by the system's account.
final class Resident {

  private Resident() {}

  /// `VmRSS` of the process that has the most.
  static double mebibytes(List<Long> pids) {
    return pids.stream().mapToLong(Resident::kibibytes).max().orElseThrow() / 1024.0;
  }

  private static long kibibytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException problem) {
      throw new UncheckedIOException("process %d cannot be weighed".formatted(pid), problem);
    }
  }
}
