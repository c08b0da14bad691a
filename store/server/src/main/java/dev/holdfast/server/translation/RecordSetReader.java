package dev.holdfast.server.translation;

import dev.holdfast.contract.Limits;
import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.text.TypeText;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.v1.PlannedEndpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Record sets and endpoints in requests.
final class RecordSetReader {

  private RecordSetReader() {}

  static RecordType type(Field field, String text) {
    if (text.isEmpty()) {
      throw field.invalid("is missing; give a record type such as A");
    }
    return field.read(() -> TypeText.parse(text));
  }

  /// The record set of `message`, whose owner name is the caller's to read.
  static RecordSet recordSet(Field field, dev.holdfast.v1.RecordSet message) {
    RecordType type = type(field.child("type"), message.getType());
    if (type.equals(RecordType.SOA)) {
      throw field.child("type").invalid("the SOA belongs to the zone; see ZoneService");
    }
    int ttl =
        field.child("ttl_seconds").number(message.getTtlSeconds(), 0, RecordSet.MAX_TTL_SECONDS);
    List<Rdata> values = values(field.child("values"), type, message.getValuesList());
    List<Integer> weights = weights(field.child("weights"), type, message);
    return field.read(() -> new RecordSet(type, ttl, values, weights));
  }

  private static List<Integer> weights(
      Field field, RecordType type, dev.holdfast.v1.RecordSet message) {
    int count = message.getWeightsCount();
    if (count == 0) {
      return List.of();
    }
    if (!type.isAddress()) {
      throw field.invalid(
          "only A and AAAA sets may have weights, not %s; leave them out"
              .formatted(TypeText.print(type)));
    }
    if (count != message.getValuesCount()) {
      throw field.invalid(
          "holds %d weights for %d values; give one for each value, or none"
              .formatted(count, message.getValuesCount()));
    }
    for (int i = 0; i < count; i++) {
      field.at(i).number(message.getWeights(i), 0, RecordSet.MAX_WEIGHT);
    }
    return message.getWeightsList();
  }

  private static List<Rdata> values(Field field, RecordType type, List<String> texts) {
    field.count(texts.size(), 1, Limits.VALUES_PER_RECORD_SET, "values");
    Map<Rdata, Integer> seen = new HashMap<>();
    List<Rdata> values = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      Rdata value = field.at(i).read(() -> RdataText.parse(type, text));
      Integer earlier = seen.putIfAbsent(value, i);
      if (earlier != null) {
        throw field.at(i).invalid("is the same as " + field.at(earlier).path());
      }
      values.add(value);
    }
    return values;
  }

  /// Everything an endpoint named `owner` is to hold.
  static RecordSets contents(
      Field field, DomainName owner, List<dev.holdfast.v1.RecordSet> messages) {
    field.count(messages.size(), 0, Limits.RECORD_SETS_PER_ENDPOINT, "record sets");
    List<RecordSet> sets = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      String name = messages.get(i).getName();
      Field nameField = field.at(i).child("name");
      if (!name.isEmpty() && !Names.read(nameField, name).equals(owner)) {
        throw nameField.invalid(
            "%s is not the endpoint's name, %s; leave it out".formatted(name, owner));
      }
      sets.add(recordSet(field.at(i), messages.get(i)));
    }
    return field.read(() -> RecordSets.of(sets));
  }

  static Command.Desired endpoint(Field field, PlannedEndpoint message) {
    DomainName owner = Names.read(field.child("name"), message.getName());
    return new Command.Desired(
        owner, contents(field.child("record_sets"), owner, message.getRecordSetsList()));
  }
}
