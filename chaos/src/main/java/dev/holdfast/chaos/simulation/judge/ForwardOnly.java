package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zone;
import java.util.HashMap;
import java.util.Map;

/// At every name the live generation only grows, over the deletion of its zone too, and what is
/// live changes with its generation or not at all.
final class ForwardOnly implements Promise {

  private final Map<DomainName, Endpoint> newest = new HashMap<>();

  @Override
  public void judge(State before, Request request, Step step) {
    if (before.zones() == step.state().zones()) {
      return;
    }
    for (Zone zone : step.state().zones().all()) {
      zone.endpoints().forEach(this::judge);
    }
  }

  private void judge(DomainName owner, Endpoint now) {
    Endpoint known = newest.put(owner, now);
    if (known == null || known == now) {
      return;
    }
    long from = known.live().generation();
    long to = now.live().generation();
    if (to < from) {
      throw new BreachException(
          "forward only", "%s went from generation %d back to %d".formatted(owner, from, to));
    }
    if (to == from && !now.live().equals(known.live())) {
      throw new BreachException(
          "forward only", "%s changed within generation %d".formatted(owner, to));
    }
  }
}
