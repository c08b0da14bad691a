package dev.holdfast.replica.codec;

import static dev.holdfast.replica.codec.RecordCodec.encode;

import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Reply;
import java.util.List;
import java.util.Optional;

/// Replies, as the request table remembers them.
final class OutcomeCodec {

  private OutcomeCodec() {}

  static OutcomeFormat.Reply encodeReply(Reply reply) {
    return OutcomeFormat.Reply.newBuilder()
        .setRevision(reply.revision())
        .setOutcome(encodeOutcome(reply.outcome()))
        .setRepeat(reply.repeat())
        .build();
  }

  static Reply reply(OutcomeFormat.Reply encoded) {
    return new Reply(encoded.getRevision(), outcome(encoded.getOutcome()), encoded.getRepeat());
  }

  private static OutcomeFormat.Outcome encodeOutcome(Outcome outcome) {
    OutcomeFormat.Outcome.Builder encoded = OutcomeFormat.Outcome.newBuilder();
    switch (outcome) {
      case Outcome.PlanOpened it -> encoded.getPlanOpenedBuilder().setGeneration(it.generation());
      case Outcome.RecordSetsStaged it ->
          encoded
              .getRecordSetsStagedBuilder()
              .setGeneration(it.generation())
              .setChunks(it.chunks())
              .setEndpoints(it.endpoints())
              .setRecordSets(it.recordSets())
              .setDigest(encode(it.digest()));
      case Outcome.PlanSealed it ->
          encoded
              .getPlanSealedBuilder()
              .setGeneration(it.generation())
              .setDigest(encode(it.digest()))
              .setEndpoints(it.endpoints())
              .setRecordSets(it.recordSets());
      case Outcome.PlanEnacted it ->
          encoded
              .getPlanEnactedBuilder()
              .setGeneration(it.generation())
              .setEnacted(it.enacted())
              .setAlreadyLive(it.alreadyLive())
              .addAllRefused(encodeRefusals(it.refused()));
      case Outcome.RolledBack it ->
          encoded
              .getRolledBackBuilder()
              .setGeneration(it.generation())
              .setEndpoints(it.endpoints())
              .setFrozen(it.frozen());
      case Outcome.RecordSetsPut it ->
          encoded
              .getRecordSetsPutBuilder()
              .setGeneration(it.generation())
              .setEndpoints(it.endpoints());
      case Outcome.RecordSetsDeleted it ->
          encoded
              .getRecordSetsDeletedBuilder()
              .setGeneration(it.generation())
              .setRecordSets(it.recordSets());
      case Outcome.Transacted it ->
          encoded
              .getTransactedBuilder()
              .setHeld(it.held())
              .setGeneration(it.generation())
              .setEndpoints(it.endpoints());
      case Outcome.CleanedUp it -> encoded.setCleanedUp(encodeCleanedUp(it));
      case Outcome.EnactmentClaimed it ->
          encoded
              .getEnactmentClaimedBuilder()
              .setTarget(it.target())
              .setGeneration(it.generation())
              .setExpiresAt(encode(it.expiresAt()));
      case Outcome.EnactmentReported it ->
          encoded
              .getEnactmentReportedBuilder()
              .setTarget(it.target())
              .setGeneration(it.generation())
              .setReported(it.reported())
              .setAlreadyReported(it.alreadyReported())
              .addAllRefused(encodeRefusals(it.refused()));
      case Outcome.TargetForgotten it -> encoded.getTargetForgottenBuilder().setTarget(it.target());
      case Outcome.Frozen it -> encoded.getFrozenBuilder().setSubjects(it.subjects());
      case Outcome.Unfrozen it -> encoded.getUnfrozenBuilder().setSubjects(it.subjects());
      case Outcome.GuardsSet it -> {
        OutcomeFormat.GuardsSet.Builder set = encoded.getGuardsSetBuilder();
        set.setZone(encode(it.zone()));
        it.endpoint().ifPresent(endpoint -> set.setEndpoint(encode(endpoint)));
      }
      case Outcome.HistoryLimitSet it ->
          encoded.getHistoryLimitSetBuilder().setZone(encode(it.zone())).setContents(it.contents());
      case Outcome.OverrideGranted it ->
          encoded.getOverrideGrantedBuilder().setOverride(it.override());
      case Outcome.OverrideRevoked it ->
          encoded.getOverrideRevokedBuilder().setOverride(it.override());
      case Outcome.ZoneCreated it ->
          encoded.getZoneCreatedBuilder().setZone(encode(it.zone())).setGeneration(it.generation());
      case Outcome.ZoneImported it ->
          encoded
              .getZoneImportedBuilder()
              .setZone(encode(it.zone()))
              .setGeneration(it.generation())
              .setEndpoints(it.endpoints());
      case Outcome.ZoneDeleted it -> encoded.getZoneDeletedBuilder().setZone(encode(it.zone()));
      case Outcome.AccessEnabled() ->
          encoded.setAccessEnabled(OutcomeFormat.AccessEnabled.getDefaultInstance());
      case Outcome.AccessDisabled() ->
          encoded.setAccessDisabled(OutcomeFormat.AccessDisabled.getDefaultInstance());
      case Outcome.RoleGranted(var grant) -> encoded.setRoleGranted(AccessCodec.encodeGrant(grant));
      case Outcome.RoleRevoked(var grant) -> encoded.setRoleRevoked(AccessCodec.encodeGrant(grant));
      case Outcome.TokenAdded it -> {
        OutcomeFormat.TokenAdded.Builder added = encoded.getTokenAddedBuilder();
        added.setToken(it.token());
        it.expiresAt().ifPresent(end -> added.setExpiresAt(encode(end)));
      }
      case Outcome.TokenRevoked it -> encoded.getTokenRevokedBuilder().setToken(it.token());
      case Outcome.Refused it ->
          encoded.getRefusedBuilder().addAllRefusals(encodeRefusals(it.refusals()));
    }
    return encoded.build();
  }

  private static Outcome outcome(OutcomeFormat.Outcome encoded) {
    return switch (encoded.getKindCase()) {
      case PLAN_OPENED -> new Outcome.PlanOpened(encoded.getPlanOpened().getGeneration());
      case RECORD_SETS_STAGED -> staged(encoded.getRecordSetsStaged());
      case PLAN_SEALED -> sealed(encoded.getPlanSealed());
      case PLAN_ENACTED -> enacted(encoded.getPlanEnacted());
      case ROLLED_BACK ->
          new Outcome.RolledBack(
              encoded.getRolledBack().getGeneration(),
              encoded.getRolledBack().getEndpoints(),
              encoded.getRolledBack().getFrozen());
      case RECORD_SETS_PUT ->
          new Outcome.RecordSetsPut(
              encoded.getRecordSetsPut().getGeneration(),
              encoded.getRecordSetsPut().getEndpoints());
      case RECORD_SETS_DELETED ->
          new Outcome.RecordSetsDeleted(
              encoded.getRecordSetsDeleted().getGeneration(),
              encoded.getRecordSetsDeleted().getRecordSets());
      case CLEANED_UP -> cleanedUp(encoded.getCleanedUp());
      case ENACTMENT_CLAIMED ->
          new Outcome.EnactmentClaimed(
              encoded.getEnactmentClaimed().getTarget(),
              encoded.getEnactmentClaimed().getGeneration(),
              RecordCodec.instant(encoded.getEnactmentClaimed().getExpiresAt()));
      case ENACTMENT_REPORTED -> reported(encoded.getEnactmentReported());
      case TARGET_FORGOTTEN ->
          new Outcome.TargetForgotten(encoded.getTargetForgotten().getTarget());
      case FROZEN -> new Outcome.Frozen(encoded.getFrozen().getSubjects());
      case UNFROZEN -> new Outcome.Unfrozen(encoded.getUnfrozen().getSubjects());
      case GUARDS_SET ->
          new Outcome.GuardsSet(
              RecordCodec.name(encoded.getGuardsSet().getZone()),
              encoded.getGuardsSet().hasEndpoint()
                  ? Optional.of(RecordCodec.name(encoded.getGuardsSet().getEndpoint()))
                  : Optional.empty());
      case HISTORY_LIMIT_SET ->
          new Outcome.HistoryLimitSet(
              RecordCodec.name(encoded.getHistoryLimitSet().getZone()),
              encoded.getHistoryLimitSet().getContents());
      case OVERRIDE_GRANTED ->
          new Outcome.OverrideGranted(encoded.getOverrideGranted().getOverride());
      case OVERRIDE_REVOKED ->
          new Outcome.OverrideRevoked(encoded.getOverrideRevoked().getOverride());
      case ZONE_CREATED ->
          new Outcome.ZoneCreated(
              RecordCodec.name(encoded.getZoneCreated().getZone()),
              encoded.getZoneCreated().getGeneration());
      case ZONE_IMPORTED ->
          new Outcome.ZoneImported(
              RecordCodec.name(encoded.getZoneImported().getZone()),
              encoded.getZoneImported().getGeneration(),
              encoded.getZoneImported().getEndpoints());
      case ZONE_DELETED ->
          new Outcome.ZoneDeleted(RecordCodec.name(encoded.getZoneDeleted().getZone()));
      case TRANSACTED ->
          new Outcome.Transacted(
              encoded.getTransacted().getHeld(),
              encoded.getTransacted().getGeneration(),
              encoded.getTransacted().getEndpoints());
      case ACCESS_ENABLED -> new Outcome.AccessEnabled();
      case ACCESS_DISABLED -> new Outcome.AccessDisabled();
      case ROLE_GRANTED -> new Outcome.RoleGranted(AccessCodec.grant(encoded.getRoleGranted()));
      case ROLE_REVOKED -> new Outcome.RoleRevoked(AccessCodec.grant(encoded.getRoleRevoked()));
      case TOKEN_ADDED ->
          new Outcome.TokenAdded(
              encoded.getTokenAdded().getToken(),
              encoded.getTokenAdded().hasExpiresAt()
                  ? Optional.of(RecordCodec.instant(encoded.getTokenAdded().getExpiresAt()))
                  : Optional.empty());
      case TOKEN_REVOKED -> new Outcome.TokenRevoked(encoded.getTokenRevoked().getToken());
      case REFUSED -> new Outcome.Refused(refusals(encoded.getRefused().getRefusalsList()));
      case KIND_NOT_SET -> throw new CodecException("a reply holds no outcome known here");
    };
  }

  private static Outcome staged(OutcomeFormat.RecordSetsStaged encoded) {
    return new Outcome.RecordSetsStaged(
        encoded.getGeneration(),
        encoded.getChunks(),
        encoded.getEndpoints(),
        encoded.getRecordSets(),
        RecordCodec.digest(encoded.getDigest()));
  }

  private static Outcome sealed(OutcomeFormat.PlanSealed encoded) {
    return new Outcome.PlanSealed(
        encoded.getGeneration(),
        RecordCodec.digest(encoded.getDigest()),
        encoded.getEndpoints(),
        encoded.getRecordSets());
  }

  private static Outcome enacted(OutcomeFormat.PlanEnacted encoded) {
    return new Outcome.PlanEnacted(
        encoded.getGeneration(),
        encoded.getEnacted(),
        encoded.getAlreadyLive(),
        refusals(encoded.getRefusedList()));
  }

  private static Outcome reported(OutcomeFormat.EnactmentReported encoded) {
    return new Outcome.EnactmentReported(
        encoded.getTarget(),
        encoded.getGeneration(),
        encoded.getReported(),
        encoded.getAlreadyReported(),
        refusals(encoded.getRefusedList()));
  }

  private static OutcomeFormat.CleanedUp encodeCleanedUp(Outcome.CleanedUp outcome) {
    OutcomeFormat.CleanedUp.Builder encoded =
        OutcomeFormat.CleanedUp.newBuilder().addAllCleaned(outcome.cleaned());
    for (Outcome.SparedPlan spared : outcome.spared()) {
      encoded
          .addSparedBuilder()
          .setGeneration(spared.generation())
          .setBecause(
              switch (spared.because()) {
                case LIVE -> OutcomeFormat.Spared.SPARED_LIVE;
                case IN_HISTORY -> OutcomeFormat.Spared.SPARED_IN_HISTORY;
                case WANTED -> OutcomeFormat.Spared.SPARED_WANTED;
                case HELD -> OutcomeFormat.Spared.SPARED_HELD;
                case CLAIMED -> OutcomeFormat.Spared.SPARED_CLAIMED;
              });
    }
    return encoded.build();
  }

  private static Outcome cleanedUp(OutcomeFormat.CleanedUp encoded) {
    return new Outcome.CleanedUp(
        List.copyOf(encoded.getCleanedList()),
        encoded.getSparedList().stream().map(OutcomeCodec::spared).toList());
  }

  private static Outcome.SparedPlan spared(OutcomeFormat.CleanedUp.SparedPlan encoded) {
    return new Outcome.SparedPlan(
        encoded.getGeneration(),
        switch (encoded.getBecause()) {
          case SPARED_LIVE -> Outcome.Spared.LIVE;
          case SPARED_IN_HISTORY -> Outcome.Spared.IN_HISTORY;
          case SPARED_WANTED -> Outcome.Spared.WANTED;
          case SPARED_HELD -> Outcome.Spared.HELD;
          case SPARED_CLAIMED -> Outcome.Spared.CLAIMED;
          case SPARED_UNSPECIFIED, UNRECOGNIZED ->
              throw new CodecException("a spared plan has no reason known here");
        });
  }

  private static List<OutcomeFormat.Refusal> encodeRefusals(List<Refusal> refusals) {
    return refusals.stream()
        .map(refusal ->
            OutcomeFormat.Refusal.newBuilder()
                .setRule(refusal.rule())
                .setSubject(refusal.subject())
                .setLimit(refusal.limit())
                .setFigure(refusal.figure())
                .build())
        .toList();
  }

  private static List<Refusal> refusals(List<OutcomeFormat.Refusal> encoded) {
    return encoded.stream()
        .map(it -> new Refusal(it.getRule(), it.getSubject(), it.getLimit(), it.getFigure()))
        .toList();
  }
}
