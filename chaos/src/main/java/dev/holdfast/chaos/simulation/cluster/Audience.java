package dev.holdfast.chaos.simulation.cluster;

import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import java.util.List;

/// Who watches a cluster, to judge it. Is told everything at the moment it happens, and throws if
/// it must not happen.
public interface Audience {

  /// A leader has counted this entry on a majority's disks.
  void committed(Member leader, LogRecord record);

  /// A node has applied an entry.
  ///
  /// @param steps one for each of the entry's requests
  void applied(Member node, LogRecord record, State before, State after, List<Step> steps);

  /// A node has begun anew from what was on its disk.
  ///
  /// @param wiped whether it had lost its disk
  void restarted(Member node, boolean wiped);

  /// A node now answers DNS from a newer state.
  void answersAnew(Member node);

  /// A node has replaced its state by a snapshot of the leader's.
  void installed(Member node);
}
