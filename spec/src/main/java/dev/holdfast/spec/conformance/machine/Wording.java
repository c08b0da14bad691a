package dev.holdfast.spec.conformance.machine;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.plan.PlanDigest;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.spec.conformance.SpecCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The machine's words for the spec's commands, as a caller would say them who knows `state`: the
/// next chunk's index, the right digest and counts, preconditions that hold.
record Wording(State state, Setting setting) {

  Command of(SpecCommand command) {
    List<Long> overrides = command.bringsOverride() ? List.of(setting.lasting()) : List.of();
    return switch (command) {
      case SpecCommand.OpenPlan _ -> new Command.OpenPlan();
      case SpecCommand.StageRecordSets stage -> stage(stage);
      case SpecCommand.SealPlan(int generation) -> seal(Numbers.generation(generation));
      case SpecCommand.EnactPlan(int generation, var endpoints, var mode) ->
          enact(generation, named(endpoints), mode, overrides);
      case SpecCommand.EnactPlanOverriding(int generation, var endpoints, var mode) ->
          enact(generation, named(endpoints), mode, overrides);
      case SpecCommand.EnactWholePlan(int generation, var mode, boolean _) ->
          enact(generation, new Command.Scope.All(), mode, overrides);
      case SpecCommand.RollBack(String endpoint, int to) ->
          rollBack(selected(Set.of(endpoint)), to, overrides);
      case SpecCommand.RollBackAll(var endpoints, int to, boolean _) ->
          rollBack(selected(endpoints), to, overrides);
      case SpecCommand.RollBackPlan(int generation, int to, boolean _) ->
          rollBack(new Command.Selection.LiveFrom(Numbers.generation(generation)), to, overrides);
      case SpecCommand.PutRecordSets(String endpoint) -> put(Set.of(endpoint));
      case SpecCommand.PutAll(var endpoints) -> put(endpoints);
      case SpecCommand.DeleteRecordSets(String endpoint) -> delete(Set.of(endpoint), overrides);
      case SpecCommand.DeleteAll(var endpoints, boolean _) -> delete(endpoints, overrides);
      case SpecCommand.CleanUp(int keep, int expired) ->
          new Command.CleanUp(keep, openFor(expired));
      case SpecCommand.CreateZone _ ->
          new Command.CreateZone(Numbers.APEX, Setting.SOA, Setting.SERIAL, Setting.APEX_CONTENTS);
      case SpecCommand.ImportZone(int generation, boolean _) ->
          new Command.ImportZone(
              Numbers.APEX, Setting.SOA, Setting.SERIAL, Numbers.generation(generation), overrides);
      case SpecCommand.DeleteZone _, SpecCommand.DeleteEmptyZone _ ->
          new Command.DeleteZone(Numbers.APEX, overrides);
    };
  }

  private Command stage(SpecCommand.StageRecordSets stage) {
    long generation = Numbers.generation(stage.generation());
    List<Command.Desired> chunk =
        stage.chunk().entrySet().stream()
            .map(entry ->
                new Command.Desired(
                    Numbers.owner(entry.getKey()), Numbers.recordSets(entry.getValue())))
            .toList();
    return new Command.StageRecordSets(generation, chunksStaged(generation), chunk);
  }

  private int chunksStaged(long generation) {
    return state.plans().find(generation).orElse(null) instanceof Plan.Open open
        ? open.chunks()
        : 0;
  }

  private Command seal(long generation) {
    Optional<Plan> plan = state.plans().find(generation);
    PlanContents contents =
        switch (plan.orElse(null)) {
          case Plan.Open open -> open.contents();
          case Plan.Sealed sealed -> sealed.contents();
          case Plan.Cleaned _ -> PlanContents.NONE;
          case null -> PlanContents.NONE;
        };
    Digest digest = plan.map(Plan::digest).orElse(PlanDigest.EMPTY);
    return new Command.SealPlan(
        generation, digest, contents.endpoints().size(), contents.recordSets());
  }

  private static Command enact(
      int generation, Command.Scope scope, SpecCommand.Mode mode, List<Long> overrides) {
    Command.Mode inMachine =
        switch (mode) {
          case ATOMIC -> Command.Mode.ATOMIC;
          case INDEPENDENT -> Command.Mode.INDEPENDENT;
        };
    return new Command.EnactPlan(Numbers.generation(generation), scope, inMachine, overrides);
  }

  private static Command.Scope named(Set<String> endpoints) {
    return new Command.Scope.Named(owners(endpoints));
  }

  private static Command rollBack(Command.Selection selection, int to, List<Long> overrides) {
    Command.Destination destination =
        to == SpecCommand.PREVIOUS
            ? new Command.Destination.Previous()
            : new Command.Destination.Generation(Numbers.generation(to));
    return new Command.RollBack(selection, destination, overrides, false);
  }

  private static Command.Selection selected(Set<String> endpoints) {
    return new Command.Selection.Endpoints(owners(endpoints));
  }

  private Command put(Set<String> endpoints) {
    int content = Numbers.inSpec(state.lastGeneration()) + 1;
    List<Command.Put> puts = new ArrayList<>();
    for (DomainName owner : owners(endpoints)) {
      puts.add(new Command.Put(owner, Numbers.address(content)));
    }
    return new Command.PutRecordSets(puts, expectations(endpoints), List.of());
  }

  private Command delete(Set<String> endpoints, List<Long> overrides) {
    List<Command.Deletion> deletions = new ArrayList<>();
    for (DomainName owner : owners(endpoints)) {
      deletions.add(new Command.Deletion(owner, Optional.empty()));
    }
    return new Command.DeleteRecordSets(deletions, expectations(endpoints), overrides);
  }

  /// What a caller knows who has just read the endpoints.
  private List<Command.Expectation> expectations(Set<String> endpoints) {
    List<Command.Expectation> expectations = new ArrayList<>();
    for (DomainName owner : owners(endpoints)) {
      for (Command.Precondition holding : Preconditions.holding(state, owner)) {
        expectations.add(new Command.Expectation(owner, holding));
      }
    }
    return expectations;
  }

  /// How long a plan may have been open for those up to `expired` to be too old now.
  private Duration openFor(int expired) {
    int next = Numbers.inSpec(state.lastGeneration()) + 1;
    Duration age = Duration.between(Numbers.drawnAt(expired), Numbers.drawnAt(next));
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static List<DomainName> owners(Set<String> endpoints) {
    List<DomainName> owners = new ArrayList<>(endpoints.size());
    for (String endpoint : endpoints) {
      owners.add(Numbers.owner(endpoint));
    }
    return owners;
  }
}
