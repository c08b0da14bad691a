package dev.holdfast.spec.conformance.machine;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.protocol.Command.Precondition;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import java.util.List;
import java.util.Optional;

/// Preconditions that hold of an owner name in a state, and one that does not.
final class Preconditions {

  private Preconditions() {}

  static List<Precondition> holding(State state, DomainName owner) {
    return answering(state, owner)
        .map(endpoint ->
            List.<Precondition>of(
                new Precondition.Present(),
                new Precondition.AtGeneration(endpoint.live().generation())))
        .orElse(List.of(new Precondition.Absent()));
  }

  static Precondition failing(State state, DomainName owner) {
    return answering(state, owner).isPresent()
        ? new Precondition.Absent()
        : new Precondition.Present();
  }

  private static Optional<Endpoint> answering(State state, DomainName owner) {
    return state
        .zones()
        .find(Numbers.APEX)
        .flatMap(zone -> zone.endpoint(owner))
        .filter(endpoint -> !endpoint.live().contents().isEmpty());
  }
}
