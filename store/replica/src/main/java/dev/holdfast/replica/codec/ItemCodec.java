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
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Report;
import dev.holdfast.zone.Soa;
import dev.holdfast.zone.Zone;

/// How each item of a state is written, so that it tells all it means, changes included. What each
/// write touches is formed by hand; what seldom changes is told as it is stored.
final class ItemCodec {

  /// Stands first in an item.
  private enum Kind {
    TOTALS,
    ZONE,
    GUARDS_AT,
    LIVE,
    REMOVALS,
    PLAN,
    WANTED,
    OVERRIDE,
    FREEZE,
    TARGET,
    REPORT,
    GRANTED,
    TOKEN,
    REQUEST,
    AUDIT
  }

  private ItemCodec() {}

  static void totals(ItemForm form, State state) {
    of(form, Kind.TOTALS)
        .number(state.revision())
        .instant(state.clock())
        .number(state.lastGeneration())
        .number(state.floor())
        .number(state.lastOverride())
        .number(state.requests().nextSequence())
        .number(state.audit().last())
        .flag(state.access().enabled());
  }

  static void zone(ItemForm form, Zone zone) {
    Soa soa = zone.soa();
    of(form, Kind.ZONE)
        .name(zone.name())
        .count(soa.ttlSeconds())
        .name(soa.primary())
        .name(soa.mailbox())
        .count(soa.refreshSeconds())
        .count(soa.retrySeconds())
        .count(soa.expireSeconds())
        .count(soa.minimumSeconds())
        .count(zone.serial().bits())
        .number(zone.floor())
        .message(GuardCodec.encode(zone.settings().guards()))
        .count(zone.settings().historyLimit());
  }

  static void guardsAt(ItemForm form, DomainName zone, DomainName owner, GuardSettings settings) {
    of(form, Kind.GUARDS_AT).name(zone).name(owner).message(GuardCodec.encode(settings));
  }

  static void live(ItemForm form, DomainName zone, DomainName owner, Live live) {
    of(form, Kind.LIVE)
        .name(zone)
        .name(owner)
        .number(live.generation())
        .contents(live.contents())
        .change(live.change());
  }

  static void removals(ItemForm form, DomainName zone, DomainName owner, Removals removals) {
    of(form, Kind.REMOVALS).name(zone).name(owner);
    for (Removals.Removal removal : removals.oldestFirst()) {
      form.instant(removal.at()).count(removal.addresses());
    }
  }

  static void plan(ItemForm form, Plan plan) {
    of(form, Kind.PLAN).message(StateWriter.plan(plan, ChangeWriter.IN_FULL));
  }

  static void wanted(ItemForm form, long generation, DomainName owner, RecordSets contents) {
    of(form, Kind.WANTED).number(generation).name(owner).contents(contents);
  }

  static void override(ItemForm form, GuardOverride override) {
    of(form, Kind.OVERRIDE).message(StateWriter.override(override, ChangeWriter.IN_FULL));
  }

  static void storeFreeze(ItemForm form, Change by) {
    of(form, Kind.FREEZE).message(freeze(by).build());
  }

  static void zoneFreeze(ItemForm form, DomainName zone, Change by) {
    of(form, Kind.FREEZE).message(freeze(by).setZone(encode(zone)).build());
  }

  static void endpointFreeze(ItemForm form, DomainName owner, Change by) {
    of(form, Kind.FREEZE).message(freeze(by).setEndpoint(encode(owner)).build());
  }

  static void target(ItemForm form, OutsideTarget target) {
    of(form, Kind.TARGET).message(StandingCodec.encodeTarget(target, ChangeWriter.IN_FULL));
  }

  static void report(ItemForm form, String target, DomainName owner, Report report) {
    of(form, Kind.REPORT)
        .message(StandingCodec.encodeReport(target, owner, report, ChangeWriter.IN_FULL));
  }

  static void granted(ItemForm form, Grant grant, Change by) {
    of(form, Kind.GRANTED).message(AccessCodec.encodeGranted(grant, by, ChangeWriter.IN_FULL));
  }

  static void token(ItemForm form, Token token) {
    of(form, Kind.TOKEN).message(AccessCodec.encodeToken(token, ChangeWriter.IN_FULL));
  }

  static void request(ItemForm form, RequestTable.Entry entry) {
    of(form, Kind.REQUEST)
        .text(entry.id())
        .digest(entry.body())
        .instant(entry.at())
        .message(OutcomeCodec.encodeReply(entry.reply()));
  }

  static void audit(ItemForm form, AuditEntry entry) {
    of(form, Kind.AUDIT)
        .number(entry.sequence())
        .instant(entry.at())
        .number(entry.revision())
        .text(entry.caller())
        .text(entry.reason())
        .text(entry.command())
        .texts(entry.subjects())
        .flag(entry.accepted())
        .text(entry.result())
        .texts(entry.refusals());
  }

  private static ItemForm of(ItemForm form, Kind kind) {
    return form.octet(kind.ordinal());
  }

  private static StateFormat.Freeze.Builder freeze(Change by) {
    return StateFormat.Freeze.newBuilder().setBy(ChangeWriter.IN_FULL.encode(by));
  }
}
