package dev.holdfast.replica.codec;

import static dev.holdfast.replica.codec.RecordCodec.encode;

import dev.holdfast.access.Access;
import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.guard.GuardOverride;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.RequestTable;
import dev.holdfast.protocol.State;
import dev.holdfast.record.RecordSets;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Targets;
import dev.holdfast.zone.Zone;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Writes a state as a stream of records, each after its length. Equal states give equal streams;
/// see `state.proto` for the order. [StateReader] is the way back.
public final class StateWriter {

  private final OutputStream out;
  private final ChangeTable changes = new ChangeTable();
  private long records;

  private StateWriter(OutputStream out) {
    this.out = out;
  }

  /// Writes `state` to `out`, one record at a time, and leaves `out` open.
  public static void write(State state, OutputStream out) throws IOException {
    try {
      new StateWriter(out).writeAll(state);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void writeAll(State state) {
    emit(record().setTotals(totals(state)));
    state.zones().all().forEach(zone -> emit(record().setZone(zone(zone))));
    state.zones().all().forEach(this::guardsAt);
    state.plans().all().forEach(plan -> emit(record().setPlan(plan(plan, changes))));
    OwnerMerge.walk(state, owner -> emit(record().setOwner(owner(owner))));
    state.overrides().values().forEach(it -> emit(record().setOverride(override(it, changes))));
    freezes(state.freezes());
    targets(state.targets());
    access(state.access());
    state.requests().bySequence().values().forEach(it -> emit(record().setRequest(request(it))));
    state
        .audit()
        .entries()
        .values()
        .forEach(it -> emit(record().setAudit(StandingCodec.encodeAudit(it))));
    emit(record().setEnd(StateFormat.End.newBuilder().setRecords(records)));
  }

  private void emit(StateFormat.StateRecord.Builder record) {
    try {
      record.build().writeDelimitedTo(out);
      records++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StateFormat.StateRecord.Builder record() {
    return StateFormat.StateRecord.newBuilder();
  }

  static StateFormat.Totals totals(State state) {
    return StateFormat.Totals.newBuilder()
        .setRevision(state.revision())
        .setClock(encode(state.clock()))
        .setLastGeneration(state.lastGeneration())
        .setFloor(state.floor())
        .setLastOverride(state.lastOverride())
        .setNextSequence(state.requests().nextSequence())
        .setLastAudit(state.audit().last())
        .setAccessEnabled(state.access().enabled())
        .build();
  }

  static StateFormat.Zone zone(Zone zone) {
    return StateFormat.Zone.newBuilder()
        .setName(encode(zone.name()))
        .setSoa(encode(zone.soa()))
        .setSerial(zone.serial().bits())
        .setFloor(zone.floor())
        .setGuards(GuardCodec.encode(zone.settings().guards()))
        .setHistoryLimit(zone.settings().historyLimit())
        .build();
  }

  private void guardsAt(Zone zone) {
    zone.settings()
        .guardsAt()
        .forEach((owner, settings) ->
            emit(record().setGuardsAt(StandingCodec.encodeGuardsAt(zone.name(), owner, settings))));
  }

  private void freezes(Freezes freezes) {
    freezes.store().ifPresent(by -> emit(record().setFreeze(freeze(by))));
    freezes
        .zones()
        .forEach((zone, by) -> emit(record().setFreeze(freeze(by).setZone(encode(zone)))));
    freezes
        .endpoints()
        .forEach((owner, by) -> emit(record().setFreeze(freeze(by).setEndpoint(encode(owner)))));
  }

  private StateFormat.Freeze.Builder freeze(Change by) {
    return StateFormat.Freeze.newBuilder().setBy(changes.encode(by));
  }

  private void targets(Targets targets) {
    for (OutsideTarget target : targets.all()) {
      emit(record().setTarget(StandingCodec.encodeTarget(target, changes)));
    }
    for (OutsideTarget target : targets.all()) {
      target
          .holds()
          .forEach((owner, report) ->
              emit(
                  record()
                      .setReport(
                          StandingCodec.encodeReport(target.name(), owner, report, changes))));
    }
  }

  private void access(Access access) {
    access
        .grants()
        .forEach((grant, by) ->
            emit(record().setGranted(AccessCodec.encodeGranted(grant, by, changes))));
    access
        .tokens()
        .values()
        .forEach(token -> emit(record().setToken(AccessCodec.encodeToken(token, changes))));
  }

  static StateFormat.Plan plan(Plan plan, ChangeWriter changes) {
    StateFormat.Plan.Builder encoded =
        StateFormat.Plan.newBuilder()
            .setGeneration(plan.generation())
            .setOpened(changes.encode(plan.opened()))
            .setDigest(encode(plan.digest()));
    return switch (plan) {
      case Plan.Open open ->
          encoded
              .setRecordSets(open.contents().recordSets())
              .setOpen(StateFormat.Plan.Open.newBuilder().setChunks(open.chunks()))
              .build();
      case Plan.Sealed sealed ->
          encoded
              .setRecordSets(sealed.contents().recordSets())
              .setSealed(changes.encode(sealed.sealed()))
              .build();
      case Plan.Cleaned cleaned -> encoded.setCleaned(changes.encode(cleaned.cleaned())).build();
    };
  }

  private StateFormat.Owner owner(OwnerMerge.Owner owner) {
    StateFormat.Owner.Builder encoded =
        StateFormat.Owner.newBuilder().setName(encode(owner.name()));
    List<RecordSets> told = new ArrayList<>();
    for (OwnerMerge.InZone in : owner.endpoints()) {
      StateFormat.Owner.Endpoint.Builder endpoint = encoded.addEndpointsBuilder();
      endpoint.setZone(encode(in.zone()));
      for (Live live : lives(in.endpoint())) {
        endpoint
            .addLivesBuilder()
            .setGeneration(live.generation())
            .setContents(place(live.contents(), told, encoded))
            .setChange(changes.encode(live.change()));
      }
      endpoint.addAllRemovals(StandingCodec.encodeRemovals(in.endpoint().removals()));
    }
    for (OwnerMerge.InPlan in : owner.wanted()) {
      encoded
          .addWantedBuilder()
          .setGeneration(in.generation())
          .setContents(place(in.contents(), told, encoded));
    }
    return encoded.build();
  }

  private static List<Live> lives(Endpoint endpoint) {
    List<Live> lives = new ArrayList<>(1 + endpoint.history().size());
    lives.add(endpoint.live());
    lives.addAll(endpoint.history());
    return lives;
  }

  /// Where `contents` stand among those told of this owner; tells them if they have not been.
  private static int place(
      RecordSets contents, List<RecordSets> told, StateFormat.Owner.Builder owner) {
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i) == contents || told.get(i).equals(contents)) {
        return i;
      }
    }
    told.add(contents);
    owner.addContents(encode(contents));
    return told.size() - 1;
  }

  static StateFormat.Override override(GuardOverride override, ChangeWriter changes) {
    return StateFormat.Override.newBuilder()
        .setId(override.id())
        .addAllRules(override.rules())
        .addAllEndpoints(encode(override.endpoints()))
        .setExpiresAt(encode(override.expiresAt()))
        .setUsesLeft(override.usesLeft())
        .setGranted(changes.encode(override.granted()))
        .build();
  }

  static StateFormat.RememberedRequest request(RequestTable.Entry entry) {
    return StateFormat.RememberedRequest.newBuilder()
        .setId(entry.id())
        .setBody(encode(entry.body()))
        .setAt(encode(entry.at()))
        .setReply(OutcomeCodec.encodeReply(entry.reply()))
        .build();
  }
}
