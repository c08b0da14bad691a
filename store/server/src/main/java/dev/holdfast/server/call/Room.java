package dev.holdfast.server.call;

import dev.holdfast.contract.Failure;
import dev.holdfast.dns.memory.Heap;
import java.util.function.Supplier;

/// Refuses bulk that this node has no memory for. What is in the log is applied by every node, now
/// and after each restart: a plan that one of them cannot hold must not get there.
public final class Room {

  /// How much of the heap may be in use for a plan to grow: the rest is for what enacting it, a
  /// snapshot, and everybody else's calls need.
  private static final double MOST_USED = 0.75;

  private final Supplier<Heap> heap;

  public Room(Supplier<Heap> heap) {
    this.heap = heap;
  }

  /// @throws io.grpc.StatusRuntimeException if there is none
  public void require() {
    Heap now = heap.get();
    if (now.isFilledTo(MOST_USED)) {
      throw new Failure.OverLimit(
              "memory of this node",
              "%.0f MiB of its heap in use".formatted(MOST_USED * now.maxMebibytes()),
              "%d MiB; clean up, or give it more with -Xmx".formatted(now.usedMebibytes()))
          .toException();
    }
  }
}
