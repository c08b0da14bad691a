package dev.holdfast.replica.codec;

import static dev.holdfast.replica.codec.RecordCodec.encode;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Request;
import java.util.List;

/// Requests into their stored form. [CommandDecoder] is the way back.
final class CommandEncoder {

  private CommandEncoder() {}

  static CommandFormat.Request encodeRequest(Request request) {
    CommandFormat.Request.Builder encoded =
        CommandFormat.Request.newBuilder()
            .setCaller(request.caller())
            .setReason(request.reason())
            .setCommand(encodeCommand(request.command()));
    request
        .key()
        .ifPresent(key -> encoded.getKeyBuilder().setId(key.id()).setBody(encode(key.body())));
    return encoded.build();
  }

  private static CommandFormat.Command encodeCommand(Command command) {
    CommandFormat.Command.Builder encoded = CommandFormat.Command.newBuilder();
    return switch (command) {
      case Command.OpenPlan() ->
          encoded.setOpenPlan(CommandFormat.OpenPlan.getDefaultInstance()).build();
      case Command.StageRecordSets stage -> encoded.setStageRecordSets(stage(stage)).build();
      case Command.SealPlan seal -> encoded.setSealPlan(seal(seal)).build();
      case Command.EnactPlan enact -> encoded.setEnactPlan(enact(enact)).build();
      case Command.RollBack back -> encoded.setRollBack(rollBack(back)).build();
      case Command.PutRecordSets put -> encoded.setPutRecordSets(put(put)).build();
      case Command.DeleteRecordSets delete -> encoded.setDeleteRecordSets(delete(delete)).build();
      case Command.Transact transact ->
          encoded.setTransact(TransactCodec.encodeTransact(transact)).build();
      case Command.CleanUp cleanUp -> encoded.setCleanUp(cleanUp(cleanUp)).build();
      case Command.ClaimEnactment claim -> encoded.setClaimEnactment(claim(claim)).build();
      case Command.ReportEnactment report -> encoded.setReportEnactment(report(report)).build();
      case Command.ForgetTarget(String target) ->
          encoded
              .setForgetTarget(CommandFormat.ForgetTarget.newBuilder().setTarget(target))
              .build();
      case Command.Freeze(var held) -> encoded.setFreeze(held(held)).build();
      case Command.Unfreeze(var held) -> encoded.setUnfreeze(held(held)).build();
      case Command.SetGuards set -> encoded.setSetGuards(setGuards(set)).build();
      case Command.SetHistoryLimit set ->
          encoded
              .setSetHistoryLimit(
                  CommandFormat.SetHistoryLimit.newBuilder()
                      .setZone(encode(set.zone()))
                      .setContents(set.contents()))
              .build();
      case Command.GrantOverride grant -> encoded.setGrantOverride(grant(grant)).build();
      case Command.RevokeOverride(long override) ->
          encoded
              .setRevokeOverride(CommandFormat.RevokeOverride.newBuilder().setOverride(override))
              .build();
      case Command.CreateZone create -> encoded.setCreateZone(createZone(create)).build();
      case Command.ImportZone load -> encoded.setImportZone(importZone(load)).build();
      case Command.DeleteZone delete -> encoded.setDeleteZone(deleteZone(delete)).build();
      case Command.EnableAccess() ->
          encoded.setEnableAccess(CommandFormat.EnableAccess.getDefaultInstance()).build();
      case Command.DisableAccess() ->
          encoded.setDisableAccess(CommandFormat.DisableAccess.getDefaultInstance()).build();
      case Command.GrantRole(var grant) ->
          encoded.setGrantRole(AccessCodec.encodeGrant(grant)).build();
      case Command.RevokeRole(var grant) ->
          encoded.setRevokeRole(AccessCodec.encodeGrant(grant)).build();
      case Command.AddToken add -> encoded.setAddToken(addToken(add)).build();
      case Command.RevokeToken(String token) ->
          encoded.setRevokeToken(CommandFormat.RevokeToken.newBuilder().setToken(token)).build();
    };
  }

  private static CommandFormat.StageRecordSets stage(Command.StageRecordSets command) {
    CommandFormat.StageRecordSets.Builder encoded =
        CommandFormat.StageRecordSets.newBuilder()
            .setGeneration(command.generation())
            .setChunk(command.chunk());
    for (Command.Desired desired : command.endpoints()) {
      encoded
          .addEndpointsBuilder()
          .setOwner(encode(desired.owner()))
          .setContents(encode(desired.contents()));
    }
    return encoded.build();
  }

  private static CommandFormat.SealPlan seal(Command.SealPlan command) {
    return CommandFormat.SealPlan.newBuilder()
        .setGeneration(command.generation())
        .setDigest(encode(command.digest()))
        .setEndpoints(command.endpoints())
        .setRecordSets(command.recordSets())
        .build();
  }

  private static CommandFormat.EnactPlan enact(Command.EnactPlan command) {
    CommandFormat.EnactPlan.Builder encoded =
        CommandFormat.EnactPlan.newBuilder()
            .setGeneration(command.generation())
            .setMode(
                switch (command.mode()) {
                  case ATOMIC -> CommandFormat.Mode.MODE_ATOMIC;
                  case INDEPENDENT -> CommandFormat.Mode.MODE_INDEPENDENT;
                })
            .addAllOverrides(command.overrides());
    command.reviewed().ifPresent(reviewed -> encoded.setReviewed(encode(reviewed)));
    return switch (command.scope()) {
      case Command.Scope.All() -> encoded.setAll(CommandFormat.All.getDefaultInstance()).build();
      case Command.Scope.Named(var endpoints) ->
          encoded.setNamed(CommandFormat.Names.newBuilder().addAllNames(encode(endpoints))).build();
    };
  }

  private static CommandFormat.RollBack rollBack(Command.RollBack command) {
    CommandFormat.RollBack.Builder encoded =
        CommandFormat.RollBack.newBuilder()
            .addAllOverrides(command.overrides())
            .setFreeze(command.freeze());
    switch (command.selection()) {
      case Command.Selection.Endpoints(var endpoints) ->
          encoded.setEndpoints(CommandFormat.Names.newBuilder().addAllNames(encode(endpoints)));
      case Command.Selection.LiveFrom(long generation) -> encoded.setLiveFrom(generation);
    }
    switch (command.destination()) {
      case Command.Destination.Previous() ->
          encoded.setPrevious(CommandFormat.Previous.getDefaultInstance());
      case Command.Destination.Generation(long generation) -> encoded.setGeneration(generation);
    }
    return encoded.build();
  }

  private static CommandFormat.PutRecordSets put(Command.PutRecordSets command) {
    CommandFormat.PutRecordSets.Builder encoded =
        CommandFormat.PutRecordSets.newBuilder()
            .addAllExpectations(expectations(command.expectations()))
            .addAllOverrides(command.overrides());
    for (Command.Put put : command.puts()) {
      encoded.addPutsBuilder().setOwner(encode(put.owner())).setRecordSet(encode(put.recordSet()));
    }
    return encoded.build();
  }

  private static CommandFormat.DeleteRecordSets delete(Command.DeleteRecordSets command) {
    CommandFormat.DeleteRecordSets.Builder encoded =
        CommandFormat.DeleteRecordSets.newBuilder()
            .addAllExpectations(expectations(command.expectations()))
            .addAllOverrides(command.overrides());
    for (Command.Deletion deletion : command.deletions()) {
      CommandFormat.DeleteRecordSets.Deletion.Builder added = encoded.addDeletionsBuilder();
      added.setOwner(encode(deletion.owner()));
      deletion.type().ifPresent(type -> added.setType(type.code()));
    }
    return encoded.build();
  }

  private static List<CommandFormat.Expectation> expectations(
      List<Command.Expectation> expectations) {
    return expectations.stream().map(CommandEncoder::expectation).toList();
  }

  private static CommandFormat.Expectation expectation(Command.Expectation expectation) {
    CommandFormat.Expectation.Builder encoded =
        CommandFormat.Expectation.newBuilder().setOwner(encode(expectation.owner()));
    return switch (expectation.precondition()) {
      case Command.Precondition.Absent() ->
          encoded.setAbsent(CommandFormat.Absent.getDefaultInstance()).build();
      case Command.Precondition.Present() ->
          encoded.setPresent(CommandFormat.Present.getDefaultInstance()).build();
      case Command.Precondition.AtGeneration(long generation) ->
          encoded.setAtGeneration(generation).build();
    };
  }

  private static CommandFormat.CleanUp cleanUp(Command.CleanUp command) {
    return CommandFormat.CleanUp.newBuilder()
        .setKeepNewest(command.keepNewest())
        .setOpenOlderThan(encode(command.openOlderThan()))
        .build();
  }

  private static CommandFormat.ClaimEnactment claim(Command.ClaimEnactment command) {
    return CommandFormat.ClaimEnactment.newBuilder()
        .setTarget(command.target())
        .setGeneration(command.generation())
        .setValidFor(encode(command.validFor()))
        .build();
  }

  private static CommandFormat.ReportEnactment report(Command.ReportEnactment command) {
    return CommandFormat.ReportEnactment.newBuilder()
        .setTarget(command.target())
        .setGeneration(command.generation())
        .addAllEndpoints(encode(command.endpoints()))
        .build();
  }

  private static CommandFormat.Held held(Command.Held held) {
    CommandFormat.Held.Builder encoded = CommandFormat.Held.newBuilder();
    return switch (held) {
      case Command.Held.WholeStore() ->
          encoded.setStore(CommandFormat.All.getDefaultInstance()).build();
      case Command.Held.WholeZone(var zone) -> encoded.setZone(encode(zone)).build();
      case Command.Held.Endpoints(var endpoints) ->
          encoded
              .setEndpoints(CommandFormat.Names.newBuilder().addAllNames(encode(endpoints)))
              .build();
    };
  }

  private static CommandFormat.SetGuards setGuards(Command.SetGuards command) {
    CommandFormat.SetGuards.Builder encoded =
        CommandFormat.SetGuards.newBuilder()
            .setZone(encode(command.zone()))
            .setSettings(GuardCodec.encode(command.settings()));
    command.endpoint().ifPresent(endpoint -> encoded.setEndpoint(encode(endpoint)));
    return encoded.build();
  }

  private static CommandFormat.GrantOverride grant(Command.GrantOverride command) {
    return CommandFormat.GrantOverride.newBuilder()
        .addAllRules(command.rules())
        .addAllEndpoints(encode(command.endpoints()))
        .setValidFor(encode(command.validFor()))
        .setUses(command.uses())
        .build();
  }

  private static CommandFormat.CreateZone createZone(Command.CreateZone command) {
    return CommandFormat.CreateZone.newBuilder()
        .setZone(encode(command.zone()))
        .setSoa(encode(command.soa()))
        .setSerial(command.serial().bits())
        .setApex(encode(command.apex()))
        .build();
  }

  private static CommandFormat.ImportZone importZone(Command.ImportZone command) {
    return CommandFormat.ImportZone.newBuilder()
        .setZone(encode(command.zone()))
        .setSoa(encode(command.soa()))
        .setSerial(command.serial().bits())
        .setGeneration(command.generation())
        .addAllOverrides(command.overrides())
        .build();
  }

  private static CommandFormat.DeleteZone deleteZone(Command.DeleteZone command) {
    return CommandFormat.DeleteZone.newBuilder()
        .setZone(encode(command.zone()))
        .addAllOverrides(command.overrides())
        .build();
  }

  private static CommandFormat.AddToken addToken(Command.AddToken command) {
    CommandFormat.AddToken.Builder encoded =
        CommandFormat.AddToken.newBuilder()
            .setToken(command.token())
            .setPrincipal(command.principal().name())
            .setHash(encode(command.hash()));
    command.validFor().ifPresent(time -> encoded.setValidFor(encode(time)));
    return encoded.build();
  }
}
