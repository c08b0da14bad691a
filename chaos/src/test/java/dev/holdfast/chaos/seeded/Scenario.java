package dev.holdfast.chaos.seeded;

/// What is done to a cluster, and asked of it, for one bug to come out.
@FunctionalInterface
interface Scenario {

  /// @param zone a name nobody else uses
  void play(Stage stage, String zone) throws Exception;
}
