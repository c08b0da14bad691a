package dev.holdfast.replica.codec;

import static dev.holdfast.replica.codec.RecordCodec.encode;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Token;
import dev.holdfast.audit.AuditEntry;
import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Live;
import dev.holdfast.endpoint.Removals;
import dev.holdfast.guard.GuardOverride;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.RequestTable;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.replica.codec.StateFormat.StateRecord;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Report;
import dev.holdfast.zone.Zone;

/// The items of a state as records that tell all they mean, changes included.
final class ItemCodec {

  private ItemCodec() {}

  static StateRecord totals(State state) {
    return record().setTotals(StateWriter.totals(state)).build();
  }

  static StateRecord zone(Zone zone) {
    return record().setZone(StateWriter.zone(zone)).build();
  }

  static StateRecord guardsAt(DomainName zone, DomainName owner, GuardSettings settings) {
    return record().setGuardsAt(StandingCodec.encodeGuardsAt(zone, owner, settings)).build();
  }

  static StateRecord live(DomainName zone, DomainName owner, Live live) {
    StateFormat.Owner.Builder encoded = owner(owner).addContents(encode(live.contents()));
    encoded
        .addEndpointsBuilder()
        .setZone(encode(zone))
        .addLivesBuilder()
        .setGeneration(live.generation())
        .setChange(ChangeWriter.IN_FULL.encode(live.change()));
    return record().setOwner(encoded).build();
  }

  static StateRecord removals(DomainName zone, DomainName owner, Removals removals) {
    StateFormat.Owner.Builder encoded = owner(owner);
    encoded
        .addEndpointsBuilder()
        .setZone(encode(zone))
        .addAllRemovals(StandingCodec.encodeRemovals(removals));
    return record().setOwner(encoded).build();
  }

  static StateRecord plan(Plan plan) {
    return record().setPlan(StateWriter.plan(plan, ChangeWriter.IN_FULL)).build();
  }

  static StateRecord wanted(long generation, DomainName owner, RecordSets contents) {
    StateFormat.Owner.Builder encoded = owner(owner).addContents(encode(contents));
    encoded.addWantedBuilder().setGeneration(generation);
    return record().setOwner(encoded).build();
  }

  static StateRecord override(GuardOverride override) {
    return record().setOverride(StateWriter.override(override, ChangeWriter.IN_FULL)).build();
  }

  static StateRecord storeFreeze(Change by) {
    return record().setFreeze(freeze(by)).build();
  }

  static StateRecord zoneFreeze(DomainName zone, Change by) {
    return record().setFreeze(freeze(by).setZone(encode(zone))).build();
  }

  static StateRecord endpointFreeze(DomainName owner, Change by) {
    return record().setFreeze(freeze(by).setEndpoint(encode(owner))).build();
  }

  static StateRecord target(OutsideTarget target) {
    return record().setTarget(StandingCodec.encodeTarget(target, ChangeWriter.IN_FULL)).build();
  }

  static StateRecord report(String target, DomainName owner, Report report) {
    return record()
        .setReport(StandingCodec.encodeReport(target, owner, report, ChangeWriter.IN_FULL))
        .build();
  }

  static StateRecord granted(Grant grant, Change by) {
    return record().setGranted(AccessCodec.encodeGranted(grant, by, ChangeWriter.IN_FULL)).build();
  }

  static StateRecord token(Token token) {
    return record().setToken(AccessCodec.encodeToken(token, ChangeWriter.IN_FULL)).build();
  }

  static StateRecord request(RequestTable.Entry entry) {
    return record().setRequest(StateWriter.request(entry)).build();
  }

  static StateRecord audit(AuditEntry entry) {
    return record().setAudit(StandingCodec.encodeAudit(entry)).build();
  }

  private static StateRecord.Builder record() {
    return StateRecord.newBuilder();
  }

  private static StateFormat.Owner.Builder owner(DomainName name) {
    return StateFormat.Owner.newBuilder().setName(encode(name));
  }

  private static StateFormat.Freeze.Builder freeze(Change by) {
    return StateFormat.Freeze.newBuilder().setBy(ChangeWriter.IN_FULL.encode(by));
  }
}
