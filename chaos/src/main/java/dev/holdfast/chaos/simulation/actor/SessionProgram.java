package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.chaos.simulation.judge.BreachException;
import dev.holdfast.protocol.State;
import java.util.Optional;

/// Reads all the time, now from the leader and now from any node, and must never be shown something
/// older than it has seen.
final class SessionProgram implements Process.Program {

  @Override
  public void run(Process me) {
    Client client = new Client(me);
    long seen = 0;
    while (true) {
      me.sleep(me.chance().between(10_000, me.environment().habits().thinkMicros()));
      try {
        Optional<State> state =
            me.chance().happens(0.5)
                ? client.readLocal(me.chance().below(me.environment().cluster().size()))
                : Optional.of(client.read());
        long now = state.map(State::revision).orElse(seen);
        if (now < seen) {
          throw new BreachException(
              "reads move on",
              "%s saw revision %d after revision %d".formatted(me.name(), now, seen));
        }
        seen = now;
      } catch (UnreachableException trouble) {
        me.tell(() -> "gives a read up: no node answered");
      }
    }
  }
}
