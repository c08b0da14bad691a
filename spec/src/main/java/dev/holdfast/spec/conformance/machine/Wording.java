package dev.holdfast.spec.conformance.machine;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.plan.PlanDigest;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Review;
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
    List<Long> overrides = command.bringsOverride() ? List.of(setting.lasting()) : setting.beside();
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
      case SpecCommand.EnactPlanBringing(int generation, var endpoints, var mode, int override) ->
          enact(generation, named(endpoints), mode, List.of(Setting.idOf(override)));
      case SpecCommand.RollBack(String endpoint, int to) ->
          rollBack(selected(Set.of(endpoint)), to, overrides, false);
      case SpecCommand.RollBackAndFreeze(String endpoint, int to) ->
          rollBack(selected(Set.of(endpoint)), to, overrides, true);
      case SpecCommand.RollBackBringing(String endpoint, int to, int override) ->
          rollBack(selected(Set.of(endpoint)), to, List.of(Setting.idOf(override)), false);
      case SpecCommand.RollBackAll(var endpoints, int to, boolean _) ->
          rollBack(selected(endpoints), to, overrides, false);
      case SpecCommand.RollBackAllAndFreeze(var endpoints, int to) ->
          rollBack(selected(endpoints), to, overrides, true);
      case SpecCommand.RollBackPlan(int generation, int to, boolean _) ->
          rollBack(liveFrom(generation), to, overrides, false);
      case SpecCommand.RollBackPlanAndFreeze(int generation, int to) ->
          rollBack(liveFrom(generation), to, overrides, true);
      case SpecCommand.PutRecordSets(String endpoint) -> put(Set.of(endpoint));
      case SpecCommand.PutAll(var endpoints) -> put(endpoints);
      case SpecCommand.Transact(String compared, int generation, var endpoints) ->
          transact(compared, generation, endpoints);
      case SpecCommand.DeleteRecordSets(String endpoint) -> delete(Set.of(endpoint), overrides);
      case SpecCommand.DeleteAll(var endpoints, boolean _) -> delete(endpoints, overrides);
      case SpecCommand.DeleteRecordSetsBringing(String endpoint, int override) ->
          delete(Set.of(endpoint), List.of(Setting.idOf(override)));
      case SpecCommand.CleanUp(int keep, int expired) ->
          new Command.CleanUp(keep, openFor(expired));
      case SpecCommand.CreateZone _ ->
          new Command.CreateZone(Numbers.APEX, Setting.SOA, Setting.SERIAL, Setting.APEX_CONTENTS);
      case SpecCommand.ImportZone(int generation, boolean _) ->
          new Command.ImportZone(
              Numbers.APEX, Setting.SOA, Setting.SERIAL, Numbers.generation(generation), overrides);
      case SpecCommand.DeleteZone _, SpecCommand.DeleteEmptyZone _ ->
          new Command.DeleteZone(Numbers.APEX, overrides);
      case SpecCommand.DeleteZoneBringing(int override) ->
          new Command.DeleteZone(Numbers.APEX, List.of(Setting.idOf(override)));
      case SpecCommand _ -> Operations.of(command);
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

  /// Enacts what was reviewed a moment before, where there is something to review.
  private Command enact(
      int generation, Command.Scope scope, SpecCommand.Mode mode, List<Long> overrides) {
    Command.Mode inMachine =
        switch (mode) {
          case ATOMIC -> Command.Mode.ATOMIC;
          case INDEPENDENT -> Command.Mode.INDEPENDENT;
        };
    Optional<Digest> reviewed =
        state.plans().find(Numbers.generation(generation)).orElse(null) instanceof Plan.Sealed plan
            ? Optional.of(Review.digest(state, plan, scope))
            : Optional.empty();
    return new Command.EnactPlan(
        Numbers.generation(generation), scope, inMachine, overrides, reviewed);
  }

  private static Command.Scope named(Set<String> endpoints) {
    return new Command.Scope.Named(Numbers.owners(endpoints));
  }

  private static Command.Selection liveFrom(int generation) {
    return new Command.Selection.LiveFrom(Numbers.generation(generation));
  }

  private static Command rollBack(
      Command.Selection selection, int to, List<Long> overrides, boolean freeze) {
    Command.Destination destination =
        to == SpecCommand.PREVIOUS
            ? new Command.Destination.Previous()
            : new Command.Destination.Generation(Numbers.generation(to));
    return new Command.RollBack(selection, destination, overrides, freeze);
  }

  private static Command.Selection selected(Set<String> endpoints) {
    return new Command.Selection.Endpoints(Numbers.owners(endpoints));
  }

  private Command put(Set<String> endpoints) {
    int content = Numbers.inSpec(state.lastGeneration()) + 1;
    List<Command.Put> puts = new ArrayList<>();
    for (DomainName owner : Numbers.owners(endpoints)) {
      puts.add(new Command.Put(owner, Numbers.address(content)));
    }
    return new Command.PutRecordSets(puts, expectations(endpoints), setting.beside());
  }

  private Command delete(Set<String> endpoints, List<Long> overrides) {
    List<Command.Deletion> deletions = new ArrayList<>();
    for (DomainName owner : Numbers.owners(endpoints)) {
      deletions.add(new Command.Deletion(owner, Optional.empty()));
    }
    return new Command.DeleteRecordSets(deletions, expectations(endpoints), overrides);
  }

  private Command transact(String compared, int generation, Set<String> endpoints) {
    int content = Numbers.inSpec(state.lastGeneration()) + 1;
    List<Command.Put> puts = new ArrayList<>();
    List<Command.Deletion> deletions = new ArrayList<>();
    for (DomainName owner : Numbers.owners(endpoints)) {
      puts.add(new Command.Put(owner, Numbers.address(content)));
      deletions.add(new Command.Deletion(owner, Optional.empty()));
    }
    return new Command.Transact(
        List.of(
            new Command.Comparison(
                Numbers.owner(compared),
                Optional.empty(),
                new Command.Condition.AtGeneration(Numbers.generation(generation)))),
        new Command.Branch(puts, List.of()),
        new Command.Branch(List.of(), deletions),
        setting.beside());
  }

  /// What a caller knows who has just read the endpoints.
  private List<Command.Expectation> expectations(Set<String> endpoints) {
    List<Command.Expectation> expectations = new ArrayList<>();
    for (DomainName owner : Numbers.owners(endpoints)) {
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
}
