package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.guard.GuardOverride;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.Rule;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zones;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A name that answers with an address goes on doing so, unless an override said that it need not.
/// Judged by what DNS says before and after.
final class NeverEmpty implements Promise {

  private static final String GUARD = "never-empty";

  private final List<DomainName> names;
  private final Map<DomainName, TreeSet<Long>> emptied = new HashMap<>();

  /// @param names all that are asked for
  NeverEmpty(List<DomainName> names) {
    this.names = names;
  }

  @Override
  public void judge(State before, Request request, Step step) {
    Zones now = step.state().zones();
    if (before.zones() == now) {
      return;
    }
    for (DomainName name : names) {
      if (Answers.hasAddress(before.zones(), name) && !Answers.hasAddress(now, name)) {
        if (!isPermitted(before, step.state(), request.command(), name)) {
          throw new BreachException(
              "never empty",
              "%s answers no more, by %s of %s"
                  .formatted(name, request.command().getClass().getSimpleName(), request.caller()));
        }
        emptied.computeIfAbsent(name, _ -> new TreeSet<>()).add(step.state().revision());
      }
    }
  }

  /// Whether between two revisions a permitted change emptied the name.
  boolean wasEmptied(DomainName name, long after, long upTo) {
    TreeSet<Long> revisions = emptied.get(name);
    Long next = revisions == null ? null : revisions.higher(after);
    return next != null && next <= upTo;
  }

  private static boolean isPermitted(State before, State after, Command command, DomainName name) {
    return switch (command) {
      case Command.DeleteZone delete ->
          brings(before, after, delete.overrides(), Rule.ZONE_NOT_EMPTY, delete.zone());
      case Command.EnactPlan enact -> brings(before, after, enact.overrides(), GUARD, name);
      case Command.DeleteRecordSets delete ->
          brings(before, after, delete.overrides(), GUARD, name);
      case Command.PutRecordSets put -> brings(before, after, put.overrides(), GUARD, name);
      case Command.Transact transact -> brings(before, after, transact.overrides(), GUARD, name);
      case Command.RollBack back -> brings(before, after, back.overrides(), GUARD, name);
      case Command _ -> false;
    };
  }

  private static boolean brings(
      State before, State after, List<Long> ids, String rule, DomainName name) {
    return ids.stream()
        .map(before.overrides()::get)
        .anyMatch(override -> override != null && isInForce(override, after, rule, name));
  }

  private static boolean isInForce(
      GuardOverride override, State after, String rule, DomainName name) {
    return override.rules().contains(rule)
        && override.endpoints().contains(name)
        && override.usesLeft() > 0
        && after.clock().isBefore(override.expiresAt());
  }
}
