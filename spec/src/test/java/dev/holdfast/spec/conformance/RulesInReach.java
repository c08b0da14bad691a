package dev.holdfast.spec.conformance;

import dev.holdfast.guard.NeverEmpty;
import dev.holdfast.protocol.Rule;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;

/// The machine's rules that a comparison can meet: all but those named here with the reason why.
final class RulesInReach {

  private static final Set<String> OUT_OF_REACH =
      Set.of(
          // Larger bounds than any model has.
          Rule.PLAN_SIZE,
          Rule.TOO_MANY_OPEN_PLANS,
          // More zones than the one the spec has.
          Rule.ZONE_OVERLAP,
          Rule.OUTSIDE_ZONE,
          // Record sets that say more than which content they are.
          Rule.BAD_RECORD_SET,
          // Uses of an override, and request ids, which spec/tla/LateRequests.tla is about.
          Rule.OVERRIDE_USED_UP,
          Rule.REQUEST_ID_REUSED);

  private RulesInReach() {}

  /// A rule that is new in the machine is in reach until someone says why not.
  static Set<String> inReach() {
    Set<String> rules = new HashSet<>(Set.of(NeverEmpty.RULE));
    for (Field field : Rule.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        rules.add(value(field));
      }
    }
    rules.removeAll(OUT_OF_REACH);
    return rules;
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + field, e);
    }
  }
}
