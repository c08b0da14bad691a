package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import java.time.Duration;
import java.util.List;

/// An enactor of an outside target: claims the newest plan, writes it there, and reports. When it
/// is killed between claim and write its claim runs out, and harms nobody.
final class ClaimantProgram implements Process.Program {

  private static final String TARGET = "elsewhere";

  @Override
  public void run(Process me) {
    Client client = new Client(me);
    while (true) {
      me.sleep(me.chance().between(100_000, 3 * me.environment().habits().thinkMicros()));
      try {
        State seen = client.read();
        if (!seen.plans().sealedNewestFirst().isEmpty()) {
          push(me, client, seen.plans().sealedNewestFirst().getFirst());
        }
      } catch (UnreachableException trouble) {
        me.tell(() -> "gives up: no node answered");
      }
    }
  }

  private static void push(Process me, Client client, Plan.Sealed plan) {
    Duration valid = Duration.ofSeconds(me.chance().between(1, 20));
    client.call(new Command.ClaimEnactment(TARGET, plan.generation(), valid), "");
    me.sleep(me.chance().skewed(0, 20_000_000));
    List<DomainName> written = List.copyOf(plan.contents().endpoints().keySet());
    client.call(new Command.ReportEnactment(TARGET, plan.generation(), written), "");
  }
}
