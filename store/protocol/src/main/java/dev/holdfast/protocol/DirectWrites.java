package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.guard.Guards;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// PutRecordSets and DeleteRecordSets: open, seal and enact in one entry. Atomic always.
final class DirectWrites {

  private DirectWrites() {}

  static Transition putRecordSets(State state, Command.PutRecordSets command, Change change) {
    Map<DomainName, RecordSets> wanted = new LinkedHashMap<>();
    List<Refusal> refusals = problems(state, command.expectations(), command.overrides());
    put(state, command.puts(), wanted, refusals);
    Written written = write(state, wanted, refusals, command.overrides(), change);
    return concluded(
        state, written, generation -> new Outcome.RecordSetsPut(generation, written.enacted()));
  }

  /// Puts record sets in place of those of their type in what is wanted.
  static void put(
      State state,
      List<Command.Put> puts,
      Map<DomainName, RecordSets> wanted,
      List<Refusal> refusals) {
    for (Command.Put put : puts) {
      RecordSets before = wanted.computeIfAbsent(put.owner(), owner -> live(state, owner));
      try {
        wanted.put(put.owner(), before.with(put.recordSet()));
      } catch (InvalidRecordException problem) {
        refusals.add(
            new Refusal(
                put.recordSet().type().equals(RecordType.SOA)
                    ? Rule.BAD_RECORD_SET
                    : Guards.CNAME_ALONE,
                put.owner().toString(),
                "record sets that can stand together",
                problem.getMessage()));
      }
    }
  }

  /// Takes record sets away from what is wanted.
  static void delete(
      State state, List<Command.Deletion> deletions, Map<DomainName, RecordSets> wanted) {
    for (Command.Deletion deletion : deletions) {
      RecordSets before = wanted.computeIfAbsent(deletion.owner(), owner -> live(state, owner));
      wanted.put(deletion.owner(), deletion.type().map(before::without).orElse(RecordSets.NONE));
    }
  }

  static Transition deleteRecordSets(State state, Command.DeleteRecordSets command, Change change) {
    Map<DomainName, RecordSets> wanted = new LinkedHashMap<>();
    List<Refusal> refusals = problems(state, command.expectations(), command.overrides());
    delete(state, command.deletions(), wanted);
    int deleted = 0;
    for (Map.Entry<DomainName, RecordSets> after : wanted.entrySet()) {
      deleted += live(state, after.getKey()).size() - after.getValue().size();
    }
    wanted.entrySet().removeIf(after -> after.getValue().equals(live(state, after.getKey())));
    if (refusals.isEmpty() && wanted.isEmpty()) {
      return Transition.of(state, new Outcome.RecordSetsDeleted(0, 0));
    }
    int recordSets = deleted;
    return concluded(
        state,
        write(state, wanted, refusals, command.overrides(), change),
        generation -> new Outcome.RecordSetsDeleted(generation, recordSets));
  }

  /// Writes all of `wanted` under one new generation; nothing, and the reasons, if anything stands
  /// against any of it.
  static Written write(
      State state,
      Map<DomainName, RecordSets> wanted,
      List<Refusal> refusals,
      List<Long> overrides,
      Change change) {
    if (!refusals.isEmpty()) {
      return Written.nothing(state, refusals);
    }
    State drawn = state.drawingGeneration();
    LiveWriter writer =
        new LiveWriter(
            drawn,
            drawn.lastGeneration(),
            change,
            OverrideUse.of(state, overrides),
            Command.Mode.ATOMIC);
    wanted.forEach(writer::propose);
    return writer.conclude();
  }

  static Transition concluded(State before, Written written, Function<Long, Outcome> outcome) {
    return written.refused()
        ? Transition.of(before, new Outcome.Refused(written.refusals()))
        : new Transition(
            written.state(), outcome.apply(written.state().lastGeneration()), written.events());
  }

  private static List<Refusal> problems(
      State state, List<Command.Expectation> expectations, List<Long> overrides) {
    List<Refusal> refusals = new ArrayList<>();
    OverrideUse.problem(state, overrides).ifPresent(refusals::add);
    for (Command.Expectation expectation : expectations) {
      unmet(state, expectation).ifPresent(refusals::add);
    }
    return refusals;
  }

  private static Optional<Refusal> unmet(State state, Command.Expectation expectation) {
    Optional<Endpoint> endpoint =
        state
            .zones()
            .enclosing(expectation.owner())
            .flatMap(zone -> zone.endpoint(expectation.owner()))
            .filter(found -> !found.isRetired());
    boolean met;
    String limit;
    switch (expectation.precondition()) {
      case Command.Precondition.Absent() -> {
        met = endpoint.isEmpty();
        limit = "no record set here";
      }
      case Command.Precondition.Present() -> {
        met = endpoint.isPresent();
        limit = "some record set here";
      }
      case Command.Precondition.AtGeneration(long generation) -> {
        met = endpoint.filter(found -> found.live().generation() == generation).isPresent();
        limit = "live generation " + generation;
      }
    }
    return met
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Rule.PRECONDITION,
                expectation.owner().toString(),
                limit,
                endpoint
                    .map(found -> "live generation " + found.live().generation())
                    .orElse("no record set")));
  }

  static RecordSets live(State state, DomainName owner) {
    Optional<Zone> zone = state.zones().enclosing(owner);
    return zone.map(found -> found.contents(owner)).orElse(RecordSets.NONE);
  }
}
