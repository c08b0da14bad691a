package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.guard.GuardSettings;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What anybody must be able to do from every state: lift freezes and guards, and have a new plan
/// sealed. Enacting it is left to the enactors that are there. Freezes and guards are lifted again
/// from time to time, for one that somebody set before may still be on its way.
public final class Rescue implements Process.Program {

  private static final long PAUSE_MICROS = 10_000_000;

  private long generation;

  @Override
  public void run(Process me) {
    Client client = new Client(me);
    while (true) {
      try {
        tidy(client);
        if (generation == 0) {
          publish(me, client);
        } else {
          me.sleep(PAUSE_MICROS);
        }
      } catch (UnreachableException trouble) {
        me.tell(() -> "tries again: no node answered");
      }
    }
  }

  private static void tidy(Client client) {
    client.call(new Command.Unfreeze(new Command.Held.WholeStore()), "");
    client.call(new Command.Unfreeze(new Command.Held.WholeZone(Realm.PLANNED)), "");
    for (DomainName owner : Realm.planned()) {
      client.call(new Command.Unfreeze(new Command.Held.Endpoints(List.of(owner))), "");
    }
    client.call(new Command.SetGuards(Realm.PLANNED, Optional.empty(), GuardSettings.NONE), "");
    client.call(new Command.CleanUp(1, Duration.ZERO), "");
    client.call(Realm.creation(Realm.PLANNED), "");
  }

  private void publish(Process me, Client client) {
    if (client.call(new Command.OpenPlan(), "").outcome() instanceof Outcome.PlanOpened opened) {
      List<Command.Desired> desired =
          Realm.planned().stream()
              .map(owner -> new Command.Desired(owner, Realm.contents(owner, me.chance())))
              .toList();
      if (SimulatedProposals.submit(client, opened.generation(), desired, me.chance())) {
        generation = opened.generation();
      }
    }
  }

  /// Whether the plan is live at all its endpoints, as far as this state goes.
  public boolean isLive(State state) {
    return generation != 0
        && Realm.planned().stream()
            .allMatch(owner ->
                state
                    .zones()
                    .enclosing(owner)
                    .flatMap(zone -> zone.endpoint(owner))
                    .filter(endpoint -> endpoint.live().generation() == generation)
                    .isPresent());
  }
}
