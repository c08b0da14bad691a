package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.freeze.Freeze;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.record.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Freeze, Unfreeze. Whole or not at all.
final class Freezing {

  private Freezing() {}

  static Transition freeze(State state, Command.Freeze command, Change change) {
    Freezes freezes = state.freezes();
    List<Refusal> refusals = new ArrayList<>();
    found(freezes, command.held())
        .forEach(freeze ->
            refusals.add(
                new Refusal(
                    Rule.ALREADY_FROZEN, freeze.subject(), "it not frozen", freeze.message())));
    tooMany(freezes, command.held()).ifPresent(refusals::add);
    if (!refusals.isEmpty()) {
      return Transition.of(state, new Outcome.Refused(refusals));
    }
    Freezes after =
        switch (command.held()) {
          case Command.Held.WholeStore() -> freezes.withStore(Optional.of(change));
          case Command.Held.WholeZone(DomainName zone) -> freezes.withZone(zone, change);
          case Command.Held.Endpoints(var endpoints) -> {
            Freezes longer = freezes;
            for (DomainName owner : endpoints) {
              longer = longer.withEndpoint(owner, change);
            }
            yield longer;
          }
        };
    return Transition.of(state.with(after), new Outcome.Frozen(subjects(command.held())));
  }

  static Transition unfreeze(State state, Command.Unfreeze command) {
    Freezes freezes = state.freezes();
    List<Refusal> refusals = new ArrayList<>();
    Freezes after =
        switch (command.held()) {
          case Command.Held.WholeStore() -> {
            freezes.ofStore().ifPresentOrElse(_ -> {}, () -> notFrozen("the store", refusals));
            yield freezes.withStore(Optional.empty());
          }
          case Command.Held.WholeZone(DomainName zone) -> {
            freezes
                .ofZone(zone)
                .ifPresentOrElse(_ -> {}, () -> notFrozen("zone " + zone, refusals));
            yield freezes.withoutZone(zone);
          }
          case Command.Held.Endpoints(var endpoints) -> {
            Freezes shorter = freezes;
            for (DomainName owner : endpoints) {
              if (freezes.ofEndpoint(owner).isEmpty()) {
                notFrozen(owner.toString(), refusals);
              }
              shorter = shorter.withoutEndpoint(owner);
            }
            yield shorter;
          }
        };
    return refusals.isEmpty()
        ? Transition.of(state.with(after), new Outcome.Unfrozen(subjects(command.held())))
        : Transition.of(state, new Outcome.Refused(refusals));
  }

  private static void notFrozen(String subject, List<Refusal> refusals) {
    refusals.add(new Refusal(Rule.NOT_FROZEN, subject, "a freeze of exactly this", "none"));
  }

  /// The freezes in force on exactly what is named.
  private static List<Freeze> found(Freezes freezes, Command.Held held) {
    return switch (held) {
      case Command.Held.WholeStore() -> freezes.ofStore().stream().toList();
      case Command.Held.WholeZone(DomainName zone) -> freezes.ofZone(zone).stream().toList();
      case Command.Held.Endpoints(var endpoints) ->
          endpoints.stream().flatMap(owner -> freezes.ofEndpoint(owner).stream()).toList();
    };
  }

  private static Optional<Refusal> tooMany(Freezes freezes, Command.Held held) {
    return switch (held) {
      case Command.Held.WholeStore() -> Optional.empty();
      case Command.Held.WholeZone _ ->
          tooMany("zones", freezes.zones().size() + 1, Limits.FROZEN_ZONES);
      case Command.Held.Endpoints(var endpoints) ->
          tooMany(
              "endpoints", freezes.endpoints().size() + endpoints.size(), Limits.FROZEN_ENDPOINTS);
    };
  }

  private static Optional<Refusal> tooMany(String things, int frozen, int limit) {
    return frozen <= limit
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Rule.TOO_MANY_FREEZES,
                "the store",
                "at most %d frozen %s; unfreeze some".formatted(limit, things),
                "%d with these".formatted(frozen)));
  }

  private static int subjects(Command.Held held) {
    return held instanceof Command.Held.Endpoints(var endpoints) ? endpoints.size() : 1;
  }
}
