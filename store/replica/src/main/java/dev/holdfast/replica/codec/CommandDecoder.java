package dev.holdfast.replica.codec;

import dev.holdfast.access.Principal;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Request;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import java.util.List;
import java.util.Optional;

/// Requests out of their stored form. [CommandEncoder] is the way there.
final class CommandDecoder {

  private CommandDecoder() {}

  static Request request(CommandFormat.Request encoded) {
    Optional<Request.Key> key =
        encoded.hasKey()
            ? Optional.of(
                new Request.Key(
                    encoded.getKey().getId(), RecordCodec.digest(encoded.getKey().getBody())))
            : Optional.empty();
    return new Request(
        key, encoded.getCaller(), encoded.getReason(), command(encoded.getCommand()));
  }

  private static Command command(CommandFormat.Command encoded) {
    return switch (encoded.getKindCase()) {
      case OPEN_PLAN -> new Command.OpenPlan();
      case STAGE_RECORD_SETS -> stage(encoded.getStageRecordSets());
      case SEAL_PLAN -> seal(encoded.getSealPlan());
      case ENACT_PLAN -> enact(encoded.getEnactPlan());
      case ROLL_BACK -> rollBack(encoded.getRollBack());
      case PUT_RECORD_SETS -> put(encoded.getPutRecordSets());
      case DELETE_RECORD_SETS -> delete(encoded.getDeleteRecordSets());
      case CLEAN_UP ->
          new Command.CleanUp(
              encoded.getCleanUp().getKeepNewest(),
              RecordCodec.duration(encoded.getCleanUp().getOpenOlderThan()));
      case CLAIM_ENACTMENT ->
          new Command.ClaimEnactment(
              encoded.getClaimEnactment().getTarget(),
              encoded.getClaimEnactment().getGeneration(),
              RecordCodec.duration(encoded.getClaimEnactment().getValidFor()));
      case REPORT_ENACTMENT ->
          new Command.ReportEnactment(
              encoded.getReportEnactment().getTarget(),
              encoded.getReportEnactment().getGeneration(),
              RecordCodec.names(encoded.getReportEnactment().getEndpointsList()));
      case FORGET_TARGET -> new Command.ForgetTarget(encoded.getForgetTarget().getTarget());
      case FREEZE -> new Command.Freeze(held(encoded.getFreeze()));
      case UNFREEZE -> new Command.Unfreeze(held(encoded.getUnfreeze()));
      case SET_GUARDS -> setGuards(encoded.getSetGuards());
      case SET_HISTORY_LIMIT ->
          new Command.SetHistoryLimit(
              RecordCodec.name(encoded.getSetHistoryLimit().getZone()),
              encoded.getSetHistoryLimit().getContents());
      case GRANT_OVERRIDE -> grant(encoded.getGrantOverride());
      case REVOKE_OVERRIDE -> new Command.RevokeOverride(encoded.getRevokeOverride().getOverride());
      case CREATE_ZONE -> createZone(encoded.getCreateZone());
      case IMPORT_ZONE -> importZone(encoded.getImportZone());
      case DELETE_ZONE ->
          new Command.DeleteZone(
              RecordCodec.name(encoded.getDeleteZone().getZone()),
              List.copyOf(encoded.getDeleteZone().getOverridesList()));
      case TRANSACT -> TransactCodec.transact(encoded.getTransact());
      case ENABLE_ACCESS -> new Command.EnableAccess();
      case DISABLE_ACCESS -> new Command.DisableAccess();
      case GRANT_ROLE -> new Command.GrantRole(AccessCodec.grant(encoded.getGrantRole()));
      case REVOKE_ROLE -> new Command.RevokeRole(AccessCodec.grant(encoded.getRevokeRole()));
      case ADD_TOKEN -> addToken(encoded.getAddToken());
      case REVOKE_TOKEN -> new Command.RevokeToken(encoded.getRevokeToken().getToken());
      case KIND_NOT_SET -> throw new CodecException("a request holds no command known here");
    };
  }

  private static Command stage(CommandFormat.StageRecordSets encoded) {
    return new Command.StageRecordSets(
        encoded.getGeneration(),
        encoded.getChunk(),
        encoded.getEndpointsList().stream()
            .map(desired ->
                new Command.Desired(
                    RecordCodec.name(desired.getOwner()),
                    RecordCodec.recordSets(desired.getContents())))
            .toList());
  }

  private static Command seal(CommandFormat.SealPlan encoded) {
    return new Command.SealPlan(
        encoded.getGeneration(),
        RecordCodec.digest(encoded.getDigest()),
        encoded.getEndpoints(),
        encoded.getRecordSets());
  }

  private static Command enact(CommandFormat.EnactPlan encoded) {
    return new Command.EnactPlan(
        encoded.getGeneration(),
        switch (encoded.getScopeCase()) {
          case ALL -> new Command.Scope.All();
          case NAMED ->
              new Command.Scope.Named(RecordCodec.names(encoded.getNamed().getNamesList()));
          case SCOPE_NOT_SET -> throw new CodecException("an enactment has no scope known here");
        },
        switch (encoded.getMode()) {
          case MODE_ATOMIC -> Command.Mode.ATOMIC;
          case MODE_INDEPENDENT -> Command.Mode.INDEPENDENT;
          case MODE_UNSPECIFIED, UNRECOGNIZED ->
              throw new CodecException("an enactment has no mode known here");
        },
        List.copyOf(encoded.getOverridesList()),
        encoded.hasReviewed()
            ? Optional.of(RecordCodec.digest(encoded.getReviewed()))
            : Optional.empty());
  }

  private static Command rollBack(CommandFormat.RollBack encoded) {
    return new Command.RollBack(
        switch (encoded.getSelectionCase()) {
          case ENDPOINTS ->
              new Command.Selection.Endpoints(
                  RecordCodec.names(encoded.getEndpoints().getNamesList()));
          case LIVE_FROM -> new Command.Selection.LiveFrom(encoded.getLiveFrom());
          case SELECTION_NOT_SET ->
              throw new CodecException("a roll-back has no selection known here");
        },
        switch (encoded.getDestinationCase()) {
          case PREVIOUS -> new Command.Destination.Previous();
          case GENERATION -> new Command.Destination.Generation(encoded.getGeneration());
          case DESTINATION_NOT_SET ->
              throw new CodecException("a roll-back has no destination known here");
        },
        List.copyOf(encoded.getOverridesList()),
        encoded.getFreeze());
  }

  private static Command put(CommandFormat.PutRecordSets encoded) {
    return new Command.PutRecordSets(
        encoded.getPutsList().stream()
            .map(put ->
                new Command.Put(
                    RecordCodec.name(put.getOwner()), RecordCodec.recordSet(put.getRecordSet())))
            .toList(),
        expectations(encoded.getExpectationsList()),
        List.copyOf(encoded.getOverridesList()));
  }

  private static Command delete(CommandFormat.DeleteRecordSets encoded) {
    return new Command.DeleteRecordSets(
        encoded.getDeletionsList().stream().map(CommandDecoder::deletion).toList(),
        expectations(encoded.getExpectationsList()),
        List.copyOf(encoded.getOverridesList()));
  }

  private static Command.Deletion deletion(CommandFormat.DeleteRecordSets.Deletion encoded) {
    return new Command.Deletion(
        RecordCodec.name(encoded.getOwner()),
        encoded.hasType() ? Optional.of(new RecordType(encoded.getType())) : Optional.empty());
  }

  private static List<Command.Expectation> expectations(List<CommandFormat.Expectation> encoded) {
    return encoded.stream().map(CommandDecoder::expectation).toList();
  }

  private static Command.Expectation expectation(CommandFormat.Expectation encoded) {
    return new Command.Expectation(
        RecordCodec.name(encoded.getOwner()),
        switch (encoded.getPreconditionCase()) {
          case ABSENT -> new Command.Precondition.Absent();
          case PRESENT -> new Command.Precondition.Present();
          case AT_GENERATION -> new Command.Precondition.AtGeneration(encoded.getAtGeneration());
          case PRECONDITION_NOT_SET ->
              throw new CodecException("an expectation has no precondition known here");
        });
  }

  private static Command.Held held(CommandFormat.Held encoded) {
    return switch (encoded.getWhatCase()) {
      case STORE -> new Command.Held.WholeStore();
      case ZONE -> new Command.Held.WholeZone(RecordCodec.name(encoded.getZone()));
      case ENDPOINTS ->
          new Command.Held.Endpoints(RecordCodec.names(encoded.getEndpoints().getNamesList()));
      case WHAT_NOT_SET -> throw new CodecException("a freeze holds nothing known here");
    };
  }

  private static Command setGuards(CommandFormat.SetGuards encoded) {
    return new Command.SetGuards(
        RecordCodec.name(encoded.getZone()),
        encoded.hasEndpoint()
            ? Optional.of(RecordCodec.name(encoded.getEndpoint()))
            : Optional.empty(),
        GuardCodec.decode(encoded.getSettings()));
  }

  private static Command grant(CommandFormat.GrantOverride encoded) {
    return new Command.GrantOverride(
        List.copyOf(encoded.getRulesList()),
        RecordCodec.names(encoded.getEndpointsList()),
        RecordCodec.duration(encoded.getValidFor()),
        encoded.getUses());
  }

  private static Command createZone(CommandFormat.CreateZone encoded) {
    return new Command.CreateZone(
        RecordCodec.name(encoded.getZone()),
        RecordCodec.soa(encoded.getSoa()),
        new Serial(encoded.getSerial()),
        RecordCodec.recordSets(encoded.getApex()));
  }

  private static Command importZone(CommandFormat.ImportZone encoded) {
    return new Command.ImportZone(
        RecordCodec.name(encoded.getZone()),
        RecordCodec.soa(encoded.getSoa()),
        new Serial(encoded.getSerial()),
        encoded.getGeneration(),
        List.copyOf(encoded.getOverridesList()));
  }

  private static Command addToken(CommandFormat.AddToken encoded) {
    return new Command.AddToken(
        encoded.getToken(),
        new Principal(encoded.getPrincipal()),
        RecordCodec.digest(encoded.getHash()),
        encoded.hasValidFor()
            ? Optional.of(RecordCodec.duration(encoded.getValidFor()))
            : Optional.empty());
  }
}
