package dev.holdfast.agents.planfile;

import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordType;
import java.util.List;
import java.util.Optional;

/// One value of a record set as a file gives it. Addresses may stand beside their weight, as in the
/// pools of octoDNS: `{value: 192.0.2.1, weight: 10}`.
///
/// @param key the way to the value itself
record PlannedValue(String key, YamlTree value, Optional<Integer> weight) {

  private static final String VALUE = "value";
  private static final String WEIGHT = "weight";

  static PlannedValue of(RecordType type, String key, YamlTree tree) {
    return type.isAddress() && tree instanceof YamlTree.Mapping mapping
        ? weighted(new Fields(key, mapping))
        : new PlannedValue(key, tree, Optional.empty());
  }

  private static PlannedValue weighted(Fields fields) {
    fields.allowOnly(List.of(VALUE, WEIGHT), "an address with a weight");
    YamlTree value = required(fields, VALUE);
    YamlTree stated = required(fields, WEIGHT);
    int weight = fields.number(WEIGHT).orElseThrow();
    if (weight > RecordSet.MAX_WEIGHT) {
      throw new YamlProblem(
          stated.line(),
          Keys.below(fields.key(), WEIGHT),
          "%d is not in 0..%d".formatted(weight, RecordSet.MAX_WEIGHT));
    }
    return new PlannedValue(Keys.below(fields.key(), VALUE), value, Optional.of(weight));
  }

  private static YamlTree required(Fields fields, String name) {
    return fields
        .find(name)
        .orElseThrow(() ->
            new YamlProblem(
                fields.mapping().line(), fields.key(), "it lacks '%s'".formatted(name)));
  }
}
