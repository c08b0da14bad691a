package dev.holdfast.spec.conformance;

import java.util.List;
import java.util.stream.Stream;

/// What could go wrong with the machine: each of its protective rules taken away or bent, one at a
/// time, by an exact change of its source.
final class Mutations {

  private Mutations() {}

  static List<Mutation> all() {
    return Stream.of(
            FenceMutations.all(),
            ZoneMutations.all(),
            PlanMutations.all(),
            HistoryMutations.all(),
            CleanUpMutations.all(),
            TargetMutations.all(),
            FreezeMutations.all(),
            GuardMutations.all(),
            OverrideMutations.all())
        .flatMap(List::stream)
        .toList();
  }
}
