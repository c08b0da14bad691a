package dev.holdfast.agents.planfile;

import dev.holdfast.dns.text.TypeText;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one record set: `{type: A, ttl: 60, values: [192.0.2.1, 192.0.2.2]}`, with or without
/// weights.
final class RecordReader {

  /// octoDNS's, where a file does not say.
  static final int DEFAULT_TTL_SECONDS = 3600;

  private static final List<String> KEYS = List.of("type", "ttl", "value", "values");

  private final DomainName zone;
  private final Fields fields;

  private RecordReader(DomainName zone, Fields fields) {
    this.zone = zone;
    this.fields = fields;
  }

  /// @throws YamlProblem if it is not understood
  static RecordSet read(DomainName zone, String key, YamlTree tree) {
    if (!(tree instanceof YamlTree.Mapping mapping)) {
      throw new YamlProblem(
          tree.line(),
          key,
          "it is %s; write {type: ..., ttl: ..., values: [...]}".formatted(tree.kind()));
    }
    return new RecordReader(zone, new Fields(key, mapping)).read();
  }

  private RecordSet read() {
    Unsupported.refuse(fields);
    fields.allowOnly(KEYS, "a record set");
    RecordType type = type();
    int ttlSeconds = fields.number("ttl").orElse(DEFAULT_TTL_SECONDS);
    List<Rdata> rdata = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    String key = Keys.below(fields.key(), fields.has("value") ? "value" : "values");
    List<YamlTree> values = values(key);
    for (int i = 0; i < values.size(); i++) {
      String itemKey = fields.has("value") ? key : Keys.item(key, i);
      PlannedValue value = PlannedValue.of(type, itemKey, values.get(i));
      rdata.add(new ValueReader(zone, type).read(value.value(), value.key()));
      value.weight().ifPresent(weights::add);
      if (!weights.isEmpty() && weights.size() < rdata.size()) {
        throw new YamlProblem(
            values.get(i).line(),
            itemKey,
            "some values have a weight and some have none;"
                + " write {value: ..., weight: ...} for each, or for none");
      }
    }
    refuseDoubled(key, values, rdata);
    try {
      return new RecordSet(type, ttlSeconds, rdata, weights);
    } catch (InvalidRecordException problem) {
      throw new YamlProblem(fields.mapping().line(), fields.key(), problem.getMessage());
    }
  }

  private static void refuseDoubled(String key, List<YamlTree> values, List<Rdata> rdata) {
    Map<Rdata, Integer> seen = new HashMap<>();
    for (int i = 0; i < rdata.size(); i++) {
      Integer earlier = seen.putIfAbsent(rdata.get(i), i);
      if (earlier != null) {
        throw new YamlProblem(
            values.get(i).line(),
            Keys.item(key, i),
            "it is the same as %s; each value stands once".formatted(Keys.item(key, earlier)));
      }
    }
  }

  private RecordType type() {
    String text = fields.text(List.of("type"));
    try {
      return TypeText.parse(text);
    } catch (InvalidRecordException problem) {
      throw new YamlProblem(
          fields.mapping().entries().get("type").line(),
          Keys.below(fields.key(), "type"),
          problem.getMessage());
    }
  }

  private List<YamlTree> values(String key) {
    Optional<YamlTree> one = fields.find("value");
    Optional<YamlTree> many = fields.find("values");
    if (one.isPresent() && many.isPresent()) {
      throw new YamlProblem(
          fields.mapping().line(), fields.key(), "it has both 'value' and 'values'; write one");
    }
    if (one.isPresent()) {
      return List.of(one.get());
    }
    YamlTree list =
        many.orElseThrow(
            () -> new YamlProblem(fields.mapping().line(), fields.key(), "it lacks 'values'"));
    List<YamlTree> values = Values.list(list, key);
    if (values.isEmpty()) {
      throw new YamlProblem(
          list.line(), key, "the list is empty; to retire the endpoint, write [] behind its name");
    }
    return values;
  }
}
