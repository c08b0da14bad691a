package dev.holdfast.replica.codec;

import dev.holdfast.collection.SortedTable;
import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.guard.GuardOverride;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.RequestTable;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Reads what [StateWriter] wrote, one record at a time.
public final class StateReader {

  private final ChangeTable changes = new ChangeTable();
  private final StateBuilder building = new StateBuilder();
  private long records;

  private StateReader() {}

  /// The state that `in` holds from here on; leaves `in` behind its last record.
  ///
  /// @throws CodecException if that is no state, or not the whole of one
  public static State read(InputStream in) {
    return Decoding.of("a state", () -> new StateReader().readAll(in));
  }

  private State readAll(InputStream in) throws IOException {
    while (true) {
      StateFormat.StateRecord record = StateFormat.StateRecord.parseDelimitedFrom(in);
      if (record == null) {
        throw new CodecException(
            "a state ends after %d records, before its end".formatted(records));
      }
      if (record.hasEnd()) {
        if (record.getEnd().getRecords() != records) {
          throw new CodecException(
              "a state has %d records where it says %d"
                  .formatted(records, record.getEnd().getRecords()));
        }
        return building.state();
      }
      take(record);
      records++;
    }
  }

  private void take(StateFormat.StateRecord record) {
    switch (record.getKindCase()) {
      case TOTALS -> building.totals(record.getTotals());
      case ZONE -> building.zone(zone(record.getZone()));
      case PLAN -> building.plan(plan(record.getPlan()));
      case OWNER -> owner(record.getOwner());
      case GUARDS_AT -> building.guardsAt(record.getGuardsAt());
      case FREEZE -> building.freezes().take(record.getFreeze(), changes);
      case TARGET -> building.targets().take(record.getTarget(), changes);
      case REPORT -> building.targets().take(record.getReport(), changes);
      case AUDIT -> building.audit(StandingCodec.audit(record.getAudit()));
      case OVERRIDE -> building.override(override(record.getOverride()));
      case REQUEST -> building.request(request(record.getRequest()));
      case GRANTED ->
          building.access(AccessCodec.with(building.access(), record.getGranted(), changes));
      case TOKEN ->
          building.access(building.access().with(AccessCodec.token(record.getToken(), changes)));
      case END, KIND_NOT_SET -> throw new CodecException("a state holds a record not known here");
    }
  }

  private static Zone zone(StateFormat.Zone encoded) {
    return Zone.of(
        RecordCodec.name(encoded.getName()),
        RecordCodec.soa(encoded.getSoa()),
        new Serial(encoded.getSerial()),
        encoded.getFloor(),
        StandingCodec.settings(encoded),
        SortedTable.empty());
  }

  /// The plan without its endpoints, which follow with their owners.
  private Plan plan(StateFormat.Plan encoded) {
    long generation = encoded.getGeneration();
    Change opened = changes.decode(encoded.getOpened());
    var digest = RecordCodec.digest(encoded.getDigest());
    var empty = StateBuilder.contents(encoded.getRecordSets(), digest);
    return switch (encoded.getStageCase()) {
      case OPEN -> new Plan.Open(generation, opened, encoded.getOpen().getChunks(), empty);
      case SEALED ->
          new Plan.Sealed(generation, opened, changes.decode(encoded.getSealed()), empty);
      case CLEANED ->
          new Plan.Cleaned(generation, opened, changes.decode(encoded.getCleaned()), digest);
      case STAGE_NOT_SET -> throw new CodecException("a plan is at no stage known here");
    };
  }

  private void owner(StateFormat.Owner encoded) {
    DomainName name = RecordCodec.name(encoded.getName());
    List<RecordSets> contents =
        Sharing.recordSets(
            encoded.getContentsList().stream().map(RecordCodec::recordSets).toList());
    for (StateFormat.Owner.Endpoint endpoint : encoded.getEndpointsList()) {
      building.endpoint(RecordCodec.name(endpoint.getZone()), name, endpoint(endpoint, contents));
    }
    for (StateFormat.Owner.Wanted wanted : encoded.getWantedList()) {
      building.wanted(wanted.getGeneration(), name, at(wanted.getContents(), contents));
    }
  }

  private Endpoint endpoint(StateFormat.Owner.Endpoint encoded, List<RecordSets> contents) {
    if (encoded.getLivesCount() == 0) {
      throw new CodecException("an endpoint has nothing live");
    }
    List<Live> lives =
        encoded.getLivesList().stream()
            .map(live ->
                new Live(
                    live.getGeneration(),
                    at(live.getContents(), contents),
                    changes.decode(live.getChange())))
            .toList();
    return new Endpoint(
        lives.getFirst(),
        lives.subList(1, lives.size()),
        StandingCodec.removals(encoded.getRemovalsList()));
  }

  private static RecordSets at(int place, List<RecordSets> contents) {
    if (place < 0 || place >= contents.size()) {
      throw new CodecException(
          "a record refers to contents %d of %d".formatted(place, contents.size()));
    }
    return contents.get(place);
  }

  private GuardOverride override(StateFormat.Override encoded) {
    return new GuardOverride(
        encoded.getId(),
        List.copyOf(encoded.getRulesList()),
        RecordCodec.names(encoded.getEndpointsList()),
        RecordCodec.instant(encoded.getExpiresAt()),
        encoded.getUsesLeft(),
        changes.decode(encoded.getGranted()));
  }

  private static RequestTable.Entry request(StateFormat.RememberedRequest encoded) {
    return new RequestTable.Entry(
        encoded.getId(),
        RecordCodec.digest(encoded.getBody()),
        RecordCodec.instant(encoded.getAt()),
        OutcomeCodec.reply(encoded.getReply()));
  }
}
