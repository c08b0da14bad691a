package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.chaos.simulation.engine.Chance;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordType;
import java.util.List;
import java.util.Optional;

/// Writes record sets directly, with preconditions on what it read a moment ago.
final class WriterProgram implements Process.Program {

  @Override
  public void run(Process me) {
    Client client = new Client(me);
    while (true) {
      me.sleep(me.chance().between(10_000, me.environment().habits().thinkMicros()));
      try {
        client.call(next(me.chance(), client), "");
      } catch (UnreachableException trouble) {
        me.tell(() -> "gives a write up: no node answered");
      }
    }
  }

  private static Command next(Chance chance, Client client) {
    DomainName owner = chance.pick(Realm.DIRECT_NAMES);
    RecordType type = chance.happens(0.7) ? RecordType.A : RecordType.AAAA;
    if (chance.happens(0.15)) {
      return new Command.DeleteRecordSets(
          List.of(new Command.Deletion(owner, Optional.of(type))), List.of(), List.of());
    }
    Command.Put put = new Command.Put(owner, Realm.addresses(type, chance));
    if (chance.happens(0.25)) {
      return transaction(owner, put, client.read());
    }
    return new Command.PutRecordSets(
        List.of(put),
        chance.happens(0.5) ? List.of(expectation(owner, client.read())) : List.of(),
        List.of());
  }

  private static Command.Expectation expectation(DomainName owner, State seen) {
    return new Command.Expectation(
        owner,
        live(owner, seen)
            .<Command.Precondition>map(
                it -> new Command.Precondition.AtGeneration(it.live().generation()))
            .orElseGet(Command.Precondition.Absent::new));
  }

  private static Command transaction(DomainName owner, Command.Put put, State seen) {
    Command.Condition condition =
        live(owner, seen)
            .<Command.Condition>map(
                it -> new Command.Condition.AtGeneration(it.live().generation()))
            .orElseGet(() -> new Command.Condition.Exists(false));
    return new Command.Transact(
        List.of(new Command.Comparison(owner, Optional.empty(), condition)),
        new Command.Branch(List.of(put), List.of()),
        new Command.Branch(List.of(), List.of()),
        List.of());
  }

  private static Optional<Endpoint> live(DomainName owner, State seen) {
    return seen.zones()
        .enclosing(owner)
        .flatMap(zone -> zone.endpoint(owner))
        .filter(endpoint -> !endpoint.isRetired());
  }
}
