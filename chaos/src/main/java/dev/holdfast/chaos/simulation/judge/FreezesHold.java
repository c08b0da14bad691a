package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.freeze.Freezes;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.zone.Zone;

/// What is frozen stays as it is.
final class FreezesHold implements Promise {

  @Override
  public void judge(State before, Request request, Step step) {
    Freezes freezes = before.freezes();
    boolean none =
        freezes.store().isEmpty() && freezes.zones().isEmpty() && freezes.endpoints().isEmpty();
    if (none || before.zones() == step.state().zones()) {
      return;
    }
    for (Zone zone : before.zones().all()) {
      zone.endpoints()
          .forEach((owner, endpoint) -> {
            boolean frozen =
                freezes.store().isPresent()
                    || freezes.zones().containsKey(zone.name())
                    || freezes.endpoints().containsKey(owner);
            boolean same =
                step.state()
                    .zones()
                    .find(zone.name())
                    .flatMap(now -> now.endpoint(owner))
                    .filter(now -> now.live().equals(endpoint.live()))
                    .isPresent();
            if (frozen && !same) {
              throw new BreachException(
                  "freezes hold",
                  "%s is frozen and was changed by %s"
                      .formatted(owner, request.command().getClass().getSimpleName()));
            }
          });
    }
    if (request.command() instanceof Command.DeleteZone delete
        && freezes.zones().containsKey(delete.zone())) {
      throw new BreachException("freezes hold", delete.zone() + " is frozen and was deleted");
    }
  }
}
