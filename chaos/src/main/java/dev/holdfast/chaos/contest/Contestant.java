package dev.holdfast.chaos.contest;

import dev.holdfast.chaos.load.Target;
import java.time.Duration;
import java.util.List;

/// One of the stores that are compared, with a cluster of its own.
interface Contestant extends AutoCloseable {

  String name();

  /// Where load goes: the leader, by a client that has just connected.
  Target connect() throws InterruptedException;

  /// Makes record sets live as one undertaking, in the way the store has for that.
  void publish(int recordSets, long version) throws InterruptedException;

  /// How long it takes from the leader's sudden death until a write is acknowledged again; all
  /// members run when this returns.
  Duration failOver() throws InterruptedException;

  /// The processes of all members.
  List<Long> pids();

  @Override
  void close();
}
