package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PutRecordSets and DeleteRecordSets: open, seal and enact in one entry. Atomic always.
final class DirectWrites {

  private DirectWrites() {}

  static Transition putRecordSets(State state, Command.PutRecordSets command, Change change) {
    Map<DomainName, RecordSets> wanted = new LinkedHashMap<>();
    List<Refusal> refusals = problems(state, command.expectations(), command.overrides());
    for (Command.Put put : command.puts()) {
      RecordSets before = wanted.computeIfAbsent(put.owner(), owner -> live(state, owner));
      try {
        wanted.put(put.owner(), before.with(put.recordSet()));
      } catch (InvalidRecordException problem) {
        refusals.add(
            new Refusal(
                Rule.BAD_RECORD_SET,
                put.owner().toString(),
                "record sets that can stand together",
                problem.getMessage()));
      }
    }
    return write(state, wanted, refusals, command.overrides(), change)
        .map(written ->
            written.conclude(new Outcome.RecordSetsPut(written.generation(), written.enacted())))
        .orElseGet(() -> Transition.of(state, new Outcome.Refused(refusals)));
  }

  static Transition deleteRecordSets(State state, Command.DeleteRecordSets command, Change change) {
    Map<DomainName, RecordSets> wanted = new LinkedHashMap<>();
    List<Refusal> refusals = problems(state, command.expectations(), command.overrides());
    for (Command.Deletion deletion : command.deletions()) {
      RecordSets before = wanted.computeIfAbsent(deletion.owner(), owner -> live(state, owner));
      wanted.put(deletion.owner(), deletion.type().map(before::without).orElse(RecordSets.NONE));
    }
    int deleted = 0;
    for (Map.Entry<DomainName, RecordSets> after : wanted.entrySet()) {
      deleted += live(state, after.getKey()).size() - after.getValue().size();
    }
    wanted.entrySet().removeIf(after -> after.getValue().equals(live(state, after.getKey())));
    if (refusals.isEmpty() && wanted.isEmpty()) {
      return Transition.of(state, new Outcome.RecordSetsDeleted(0, 0));
    }
    int recordSets = deleted;
    return write(state, wanted, refusals, command.overrides(), change)
        .map(written ->
            written.conclude(new Outcome.RecordSetsDeleted(written.generation(), recordSets)))
        .orElseGet(() -> Transition.of(state, new Outcome.Refused(refusals)));
  }

  private record Written(long generation, LiveWriter writer) {
    int enacted() {
      return writer.enacted();
    }

    Transition conclude(Outcome outcome) {
      return new Transition(writer.written(), outcome, writer.events());
    }
  }

  /// Drafts all of `wanted` under one new generation; empty, with the reasons added to `refusals`,
  /// if anything stands against any of it.
  private static Optional<Written> write(
      State state,
      Map<DomainName, RecordSets> wanted,
      List<Refusal> refusals,
      List<Long> overrides,
      Change change) {
    if (!refusals.isEmpty()) {
      return Optional.empty();
    }
    State drawn = state.drawingGeneration();
    LiveWriter writer =
        new LiveWriter(drawn, drawn.lastGeneration(), change, OverrideUse.of(state, overrides));
    wanted.forEach(writer::propose);
    refusals.addAll(writer.refusals());
    return refusals.isEmpty()
        ? Optional.of(new Written(drawn.lastGeneration(), writer))
        : Optional.empty();
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

  private static RecordSets live(State state, DomainName owner) {
    Optional<Zone> zone = state.zones().enclosing(owner);
    return zone.map(found -> found.contents(owner)).orElse(RecordSets.NONE);
  }
}
