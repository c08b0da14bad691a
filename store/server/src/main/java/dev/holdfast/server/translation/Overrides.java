package dev.holdfast.server.translation;

import dev.holdfast.contract.Limits;
import java.util.List;

/// The overrides that a change names.
final class Overrides {

  private Overrides() {}

  static List<Long> ids(List<Long> ids) {
    Field field = Field.of("override_ids");
    field.count(ids.size(), 0, Limits.OVERRIDES_PER_CALL, "overrides");
    for (int i = 0; i < ids.size(); i++) {
      field.at(i).number(ids.get(i), 1, Long.MAX_VALUE);
    }
    return List.copyOf(ids);
  }
}
