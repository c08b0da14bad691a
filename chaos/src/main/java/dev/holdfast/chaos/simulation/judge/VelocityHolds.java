package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.guard.VelocityLimit;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where `velocity` is set, no window of stamped time sees more of a name's addresses go than it
/// permits. Counted from when guards were set last, which is never more than the guard counts.
/// Nobody here overrides it.
final class VelocityHolds implements Promise {

  private record Loss(Instant at, int addresses) {}

  private final Map<DomainName, List<Loss>> losses = new HashMap<>();

  @Override
  public void judge(State before, Request request, Step step) {
    if (request.command() instanceof Command.SetGuards) {
      losses.clear();
    } else if (before.zones() != step.state().zones()) {
      before.zones().all().forEach(zone -> judge(zone, step.state()));
    }
  }

  private void judge(Zone zone, State after) {
    Optional<Zone> now = after.zones().find(zone.name());
    if (zone.settings().guards().velocity().isPresent() && now.isPresent()) {
      VelocityLimit limit = zone.settings().guards().velocity().get();
      zone.endpoints()
          .forEach((owner, endpoint) -> {
            Set<Rdata> held = addresses(endpoint.live().contents());
            Set<Rdata> gone = new HashSet<>(held);
            gone.removeAll(addresses(now.get().contents(owner)));
            if (!gone.isEmpty()) {
              judge(owner, held.size(), gone.size(), limit, after.clock());
            }
          });
    }
  }

  private void judge(DomainName owner, int held, int gone, VelocityLimit limit, Instant now) {
    List<Loss> known = losses.computeIfAbsent(owner, _ -> new ArrayList<>());
    Instant start = now.minus(limit.window());
    int lately =
        known.stream().filter(it -> it.at().isAfter(start)).mapToInt(Loss::addresses).sum();
    known.add(new Loss(now, gone));
    if (100L * (gone + lately) > (long) limit.percent() * (held + lately)) {
      throw new BreachException(
          "velocity holds",
          "%s lost %d of %d addresses within %s, where %d %% may go"
              .formatted(owner, gone + lately, held + lately, limit.window(), limit.percent()));
    }
  }

  private static Set<Rdata> addresses(RecordSets contents) {
    Set<Rdata> addresses = new HashSet<>();
    for (RecordSet set : contents) {
      if (set.type().isAddress()) {
        addresses.addAll(set.rdata());
      }
    }
    return addresses;
  }
}
