package dev.holdfast.replica.checkup;

import dev.holdfast.replica.codec.StateSum;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// How a node and its cluster were when the node last looked.
///
/// @param sum of this node's state at `index`; absent while it is still counted
/// @param comparedIndex the last log index at which a majority of the members had this node's sum;
///   -1 before the first
/// @param differing members whose copy differed when last compared
/// @param miscounts how often counting the whole state gave something else than its changes came to
/// @param freeOctets of the disk that the node's data is on
/// @param alarms of all members heard from lately, this node's first
public record Checkup(
    long index,
    Optional<StateSum> sum,
    long comparedIndex,
    SortedSet<String> differing,
    long miscounts,
    long freeOctets,
    List<Alarm> alarms) {

  public Checkup {
    alarms = List.copyOf(alarms);
  }

  /// What this node's state takes, each item written out by itself; 0 while it is still counted.
  public long stateOctets() {
    return sum.map(StateSum::octets).orElse(0L);
  }
}
