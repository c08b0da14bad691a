package dev.holdfast.server.translation;

import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.text.TypeText;
import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Live;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PlannedEndpoint;
import java.util.List;
import java.util.function.Predicate;

/// Endpoints and their record sets as messages.
public final class EndpointMessages {

  private EndpointMessages() {}

  public static LiveEndpoint live(DomainName zone, DomainName owner, Live live) {
    return live(zone, owner, live, type -> true);
  }

  /// @param types the types whose record sets are wanted
  public static LiveEndpoint live(
      DomainName zone, DomainName owner, Live live, Predicate<RecordType> types) {
    Change change = live.change();
    return LiveEndpoint.newBuilder()
        .setName(owner.toString())
        .setGeneration(live.generation())
        .addAllRecordSets(recordSets(owner, live.contents(), types))
        .setZone(zone.toString())
        .setRevision(change.revision())
        .setAuthor(change.author())
        .setReason(change.reason())
        .setEnactedAt(Times.message(change.at()))
        .build();
  }

  /// An endpoint that went with its zone at `revision`: it answers nothing any more.
  public static LiveEndpoint gone(DomainName zone, DomainName owner, Live last, long revision) {
    return LiveEndpoint.newBuilder()
        .setName(owner.toString())
        .setGeneration(last.generation())
        .setZone(zone.toString())
        .setRevision(revision)
        .build();
  }

  public static PlannedEndpoint planned(DomainName owner, RecordSets contents) {
    return PlannedEndpoint.newBuilder()
        .setName(owner.toString())
        .addAllRecordSets(recordSets(owner, contents, type -> true))
        .build();
  }

  private static List<dev.holdfast.v1.RecordSet> recordSets(
      DomainName owner, RecordSets contents, Predicate<RecordType> types) {
    String name = owner.toString();
    return contents.asList().stream()
        .filter(set -> types.test(set.type()))
        .map(set -> recordSet(name, set))
        .toList();
  }

  private static dev.holdfast.v1.RecordSet recordSet(String name, RecordSet set) {
    dev.holdfast.v1.RecordSet.Builder message =
        dev.holdfast.v1.RecordSet.newBuilder()
            .setName(name)
            .setType(TypeText.print(set.type()))
            .setTtlSeconds(set.ttlSeconds())
            .addAllWeights(set.weights());
    for (Rdata value : set.rdata()) {
      message.addValues(RdataText.print(set.type(), value));
    }
    return message.build();
  }
}
