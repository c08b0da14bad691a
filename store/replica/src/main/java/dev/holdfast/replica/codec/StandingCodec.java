package dev.holdfast.replica.codec;

import static dev.holdfast.replica.codec.RecordCodec.encode;

import dev.holdfast.audit.AuditEntry;
import dev.holdfast.endpoint.Removals;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.record.DomainName;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Report;
import dev.holdfast.zone.ZoneSettings;
import java.util.List;

/// The small standing parts of a state, both ways: settings, removals, targets, audit entries.
final class StandingCodec {

  private StandingCodec() {}

  static StateFormat.GuardsAt encodeGuardsAt(
      DomainName zone, DomainName owner, GuardSettings settings) {
    return StateFormat.GuardsAt.newBuilder()
        .setZone(encode(zone))
        .setOwner(encode(owner))
        .setSettings(GuardCodec.encode(settings))
        .build();
  }

  /// The settings of a zone, without those of its endpoints, which follow.
  static ZoneSettings settings(StateFormat.Zone encoded) {
    ZoneSettings settings = ZoneSettings.DEFAULT.withGuards(GuardCodec.decode(encoded.getGuards()));
    return encoded.hasHistoryLimit()
        ? settings.withHistoryLimit(encoded.getHistoryLimit())
        : settings;
  }

  static List<StateFormat.Owner.Removal> encodeRemovals(Removals removals) {
    return removals.oldestFirst().stream()
        .map(removal ->
            StateFormat.Owner.Removal.newBuilder()
                .setAt(encode(removal.at()))
                .setAddresses(removal.addresses())
                .build())
        .toList();
  }

  static Removals removals(List<StateFormat.Owner.Removal> encoded) {
    return encoded.isEmpty()
        ? Removals.NONE
        : new Removals(
            encoded.stream()
                .map(it -> new Removals.Removal(RecordCodec.instant(it.getAt()), it.getAddresses()))
                .toList());
  }

  static StateFormat.Target encodeTarget(OutsideTarget target, ChangeWriter changes) {
    StateFormat.Target.Builder encoded = StateFormat.Target.newBuilder().setName(target.name());
    target
        .claims()
        .forEach((generation, claim) ->
            encoded
                .addClaimsBuilder()
                .setGeneration(generation)
                .setExpiresAt(encode(claim.expiresAt()))
                .setBy(changes.encode(claim.by())));
    return encoded.build();
  }

  static StateFormat.Report encodeReport(
      String target, DomainName owner, Report report, ChangeWriter changes) {
    return StateFormat.Report.newBuilder()
        .setTarget(target)
        .setOwner(encode(owner))
        .setGeneration(report.generation())
        .setBy(changes.encode(report.by()))
        .build();
  }

  static StateFormat.AuditEntry encodeAudit(AuditEntry entry) {
    return StateFormat.AuditEntry.newBuilder()
        .setSequence(entry.sequence())
        .setAt(encode(entry.at()))
        .setRevision(entry.revision())
        .setCaller(entry.caller())
        .setReason(entry.reason())
        .setCommand(entry.command())
        .addAllSubjects(entry.subjects())
        .setAccepted(entry.accepted())
        .setResult(entry.result())
        .addAllRefusals(entry.refusals())
        .build();
  }

  static AuditEntry audit(StateFormat.AuditEntry encoded) {
    return new AuditEntry(
        encoded.getSequence(),
        RecordCodec.instant(encoded.getAt()),
        encoded.getRevision(),
        encoded.getCaller(),
        encoded.getReason(),
        encoded.getCommand(),
        List.copyOf(encoded.getSubjectsList()),
        encoded.getAccepted(),
        encoded.getResult(),
        List.copyOf(encoded.getRefusalsList()));
  }
}
