package dev.holdfast.chaos.cluster;

import java.util.List;

/// What a node takes of the machine's memory.
///
/// @param residentBytes of its process
/// @param heapBytes in use in its heap, garbage included
public record NodeMemory(long residentBytes, long heapBytes) {

  /// @param status lines of `/proc/PID/status`
  /// @param metrics lines in Prometheus's text format
  static NodeMemory of(List<String> status, List<String> metrics) {
    long residentKibibytes =
        status.stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElseThrow();
    double heap =
        metrics.stream()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    return new NodeMemory(residentKibibytes << 10, (long) heap);
  }
}
