package dev.holdfast.replica;

import dev.holdfast.plan.PlanTotals;
import dev.holdfast.zone.Aliases;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A value of the protocol as lines that a person can read and compare, one for each thing it
/// holds: `State.zones[eu.example.].floor = 0`. What is empty is not told, so that a component
/// added later tells nothing of a value that was written before.
final class Listing {

  /// What follows from other parts of a value and is found anew.
  private static final Set<String> DERIVED =
      Set.of("answering", "octets", "heldAt", "sequenceById");

  private final List<String> lines = new ArrayList<>();

  private Listing() {}

  static List<String> of(String path, Object value) {
    Listing listing = new Listing();
    listing.tell(path, value);
    return listing.lines;
  }

  private void tell(String path, Object value) {
    switch (value) {
      case Aliases _, PlanTotals _ -> {
        // Derived too.
      }
      case OptionalInt maybe -> maybe.ifPresent(it -> tell(path, it));
      case Optional<?> maybe -> maybe.ifPresent(it -> tell(path, it));
      case Map<?, ?> map -> map.forEach((key, it) -> tell("%s[%s]".formatted(path, key), it));
      case Collection<?> values -> {
        int at = 0;
        for (Object it : values) {
          tell("%s[%d]".formatted(path, at++), it);
        }
      }
      case Record record -> components(path, record);
      default -> lines.add("%s = %s".formatted(path, value));
    }
  }

  private void components(String path, Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    if (components.length == 0) {
      lines.add("%s = %s".formatted(path, record.getClass().getSimpleName()));
    }
    for (RecordComponent component : components) {
      if (!DERIVED.contains(component.getName())) {
        tell(path + "." + component.getName(), component(record, component));
      }
    }
  }

  private static Object component(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
