package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.chaos.simulation.engine.Chance;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.guard.VelocityLimit;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Rule;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The people: makes zones, sets guards, freezes and unfreezes, rolls back, and overrides guards
/// where that is meant.
final class OperatorProgram implements Process.Program {

  private static final Duration OVERRIDE_VALID = Duration.ofMinutes(2);

  @Override
  public void run(Process me) {
    Client client = new Client(me);
    found(me, client);
    while (true) {
      me.sleep(me.chance().between(500_000, 6_000_000));
      try {
        act(me, client);
      } catch (UnreachableException trouble) {
        me.tell(() -> "gives up: no node answered");
      }
    }
  }

  private static void found(Process me, Client client) {
    for (DomainName zone : List.of(Realm.PLANNED, Realm.DIRECT, Realm.SPARE)) {
      boolean made = false;
      while (!made) {
        try {
          client.call(Realm.creation(zone), "");
          made = true;
        } catch (UnreachableException trouble) {
          me.tell(() -> "tries again to make zone " + zone);
        }
      }
    }
  }

  private static void act(Process me, Client client) {
    Chance chance = me.chance();
    switch (chance.below(12)) {
      case 0, 1 -> freeze(me, client);
      case 2, 3 -> rollBack(client, chance);
      case 4 -> guards(client, chance);
      case 5 -> retire(client, chance);
      case 6, 7 -> remakeSpare(client, chance);
      case 8 -> client.call(new Command.SetHistoryLimit(Realm.PLANNED, chance.below(4)), "");
      case 9 -> client.call(new Command.CleanUp(1, Duration.ofSeconds(20)), "tidying");
      default -> fillSpare(client, chance);
    }
  }

  /// Freezes something, and unfreezes it after a while.
  private static void freeze(Process me, Client client) {
    Chance chance = me.chance();
    Command.Held held =
        switch (chance.below(5)) {
          case 0 -> new Command.Held.WholeStore();
          case 1 -> new Command.Held.WholeZone(Realm.PLANNED);
          default -> new Command.Held.Endpoints(List.of(chance.pick(Realm.planned())));
        };
    client.call(new Command.Freeze(held), "looking into it");
    me.sleep(chance.skewed(100_000, 20_000_000));
    client.call(new Command.Unfreeze(held), "seen enough");
  }

  private static void rollBack(Client client, Chance chance) {
    DomainName owner = chance.pick(Realm.planned());
    boolean freeze = chance.happens(0.5);
    client.call(
        new Command.RollBack(
            new Command.Selection.Endpoints(List.of(owner)),
            new Command.Destination.Previous(),
            List.of(),
            freeze),
        "it was better before");
    if (freeze) {
      client.call(new Command.Unfreeze(new Command.Held.Endpoints(List.of(owner))), "");
    }
  }

  private static void guards(Client client, Chance chance) {
    GuardSettings none = GuardSettings.NONE;
    Optional<VelocityLimit> velocity =
        chance.happens(0.5)
            ? Optional.of(
                new VelocityLimit(30 + chance.below(70), Duration.ofSeconds(chance.between(5, 60))))
            : Optional.empty();
    GuardSettings settings =
        new GuardSettings(
            chance.happens(0.3) ? OptionalInt.of(1 + chance.below(2)) : OptionalInt.empty(),
            chance.happens(0.3) ? OptionalInt.of(50 + chance.below(50)) : OptionalInt.empty(),
            velocity,
            chance.happens(0.3) ? OptionalInt.of(20 + chance.below(80)) : OptionalInt.empty(),
            none.ttlRange(),
            none.bothFamilies(),
            none.allowedNetworks());
    client.call(
        new Command.SetGuards(
            Realm.PLANNED, Optional.empty(), chance.happens(0.4) ? none : settings),
        "");
  }

  /// Takes a name out of service, which takes an override.
  private static void retire(Client client, Chance chance) {
    DomainName owner = chance.pick(Realm.DIRECT_NAMES);
    override(client, "never-empty", owner)
        .ifPresent(id ->
            client.call(
                new Command.DeleteRecordSets(
                    List.of(new Command.Deletion(owner, Optional.empty())), List.of(), List.of(id)),
                "retired"));
  }

  private static void remakeSpare(Client client, Chance chance) {
    List<Long> overrides =
        override(client, Rule.ZONE_NOT_EMPTY, Realm.SPARE).map(List::of).orElse(List.of());
    client.call(new Command.DeleteZone(Realm.SPARE, overrides), "no longer needed");
    client.call(Realm.creation(Realm.SPARE), "needed after all");
    fillSpare(client, chance);
  }

  private static void fillSpare(Client client, Chance chance) {
    DomainName owner = chance.pick(Realm.SPARE_NAMES);
    client.call(
        new Command.PutRecordSets(
            List.of(new Command.Put(owner, Realm.addresses(RecordType.A, chance))),
            List.of(),
            List.of()),
        "");
  }

  private static Optional<Long> override(Client client, String rule, DomainName name) {
    Command grant = new Command.GrantOverride(List.of(rule), List.of(name), OVERRIDE_VALID, 1);
    return client.call(grant, "meant").outcome() instanceof Outcome.OverrideGranted granted
        ? Optional.of(granted.override())
        : Optional.empty();
  }
}
