package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.hold.Gate;
import java.util.List;

/// What can be done to those who use the store.
public interface Agents {

  /// The enactors, each at its leash.
  List<Leash> enactors();

  /// Starts an enactor again under a name that runs already; ended by closing it.
  AutoCloseable duplicate(String enactor);

  /// Where one of the planners can be held, its plan opened and not sealed.
  Gate planning();

  /// Has writers send every request three times at once under its id, or not.
  void repeatRequests(boolean on);
}
