package dev.holdfast.chaos.simulation.fault;

/// One thing that goes wrong.
///
/// @param where which node, or which process by its place among all of them
/// @param forMicros how long it lasts
/// @param strength what that is, depends on the kind
public record Fault(long atMicros, Kind kind, int where, long forMicros, long strength) {

  /// Whether it happens to a process and not to a node or the network.
  public boolean isOfProcess() {
    return kind.isOfProcess();
  }

  /// @param name of the node or process it happens to
  public String words(String name) {
    return kind.words(name, time(forMicros), strength);
  }

  private static String time(long micros) {
    return micros < 1_000_000 ? "%d ms".formatted(micros / 1000) : "%.1f s".formatted(micros / 1e6);
  }
}
