package dev.holdfast.chaos.fault;

import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// One way in which things go wrong.
public interface Fault {

  /// What it is called on the command line and in reports: `kill-leader`.
  String name();

  /// What happens, in a few words.
  String words();

  /// What it cannot be done without.
  default Set<Need> needs() {
    return Set.of();
  }

  /// Does it.
  ///
  /// @param chance decides what the world leaves open
  /// @return nothing if there is nobody left to do it to
  Optional<Injury> inject(World world, RandomGenerator chance) throws Exception;
}
