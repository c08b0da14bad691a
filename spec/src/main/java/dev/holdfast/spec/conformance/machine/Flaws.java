package dev.holdfast.spec.conformance.machine;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.spec.conformance.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Works a flaw into a command that has none.
record Flaws(State state, Setting setting) {

  /// `command` with `flaw` in it; empty where this state gives no occasion for it.
  Optional<Command> work(Flaw flaw, Command command) {
    return switch (flaw) {
      case REPEATED_CHUNK -> {
        Command.StageRecordSets stage = (Command.StageRecordSets) command;
        yield stage.chunk() == 0 ? Optional.empty() : Optional.of(chunk(stage, stage.chunk() - 1));
      }
      case CHUNK_GAP -> {
        Command.StageRecordSets stage = (Command.StageRecordSets) command;
        yield Optional.of(chunk(stage, stage.chunk() + 1));
      }
      case ENDPOINT_TWICE -> Optional.of(twice((Command.StageRecordSets) command));
      case WRONG_DIGEST -> {
        Command.SealPlan seal = (Command.SealPlan) command;
        Digest wrong = Digest.ofContent(seal.digest().toBytes());
        yield Optional.of(
            new Command.SealPlan(seal.generation(), wrong, seal.endpoints(), seal.recordSets()));
      }
      case WRONG_COUNT -> {
        Command.SealPlan seal = (Command.SealPlan) command;
        yield Optional.of(
            new Command.SealPlan(
                seal.generation(), seal.digest(), seal.endpoints(), seal.recordSets() + 1));
      }
      case UNKNOWN_OVERRIDE -> Optional.of(bringing(Setting.UNKNOWN_OVERRIDE, command));
      case EXPIRED_OVERRIDE -> Optional.of(bringing(setting.expired(), command));
      case UNKNOWN_GUARD -> {
        Command.GrantOverride grant = (Command.GrantOverride) command;
        yield Optional.of(
            new Command.GrantOverride(
                List.of("forever-full"), grant.endpoints(), grant.validFor(), grant.uses()));
      }
      case NOT_AS_REVIEWED -> {
        Command.EnactPlan enact = (Command.EnactPlan) command;
        Digest reviewed = Digest.ofContent(enact.reviewed().orElseThrow().toBytes());
        yield Optional.of(
            new Command.EnactPlan(
                enact.generation(),
                enact.scope(),
                enact.mode(),
                enact.overrides(),
                Optional.of(reviewed)));
      }
      case UNMET_PRECONDITION -> Optional.of(unmet(command));
    };
  }

  private static Command chunk(Command.StageRecordSets stage, int index) {
    return new Command.StageRecordSets(stage.generation(), index, stage.endpoints());
  }

  private static Command twice(Command.StageRecordSets stage) {
    List<Command.Desired> endpoints = new ArrayList<>(stage.endpoints());
    endpoints.add(endpoints.getFirst());
    return new Command.StageRecordSets(stage.generation(), stage.chunk(), endpoints);
  }

  private static Command bringing(long override, Command command) {
    List<Long> overrides = List.of(override);
    return switch (command) {
      case Command.EnactPlan(long generation, var scope, var mode, var _, var reviewed) ->
          new Command.EnactPlan(generation, scope, mode, overrides, reviewed);
      case Command.RollBack(var selection, var destination, var _, boolean freeze) ->
          new Command.RollBack(selection, destination, overrides, freeze);
      case Command.DeleteRecordSets(var deletions, var expectations, var _) ->
          new Command.DeleteRecordSets(deletions, expectations, overrides);
      case Command.ImportZone(var zone, var soa, var serial, long generation, var _) ->
          new Command.ImportZone(zone, soa, serial, generation, overrides);
      case Command.DeleteZone(var zone, var _) -> new Command.DeleteZone(zone, overrides);
      default -> throw new IllegalArgumentException(command + " brings no override");
    };
  }

  private Command unmet(Command command) {
    return switch (command) {
      case Command.PutRecordSets(var puts, var expectations, var overrides) ->
          new Command.PutRecordSets(puts, failingLast(expectations), overrides);
      case Command.DeleteRecordSets(var deletions, var expectations, var overrides) ->
          new Command.DeleteRecordSets(deletions, failingLast(expectations), overrides);
      default -> throw new IllegalArgumentException(command + " has no preconditions");
    };
  }

  /// `expectations` with one more, of the last endpoint, that does not hold.
  private List<Command.Expectation> failingLast(List<Command.Expectation> expectations) {
    var owner = expectations.getLast().owner();
    List<Command.Expectation> more = new ArrayList<>(expectations);
    more.add(new Command.Expectation(owner, Preconditions.failing(state, owner)));
    return more;
  }
}
