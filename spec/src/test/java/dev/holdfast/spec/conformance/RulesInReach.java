package dev.holdfast.spec.conformance;

import dev.holdfast.guard.MinAddresses;
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
          Rule.TOO_MANY_PLANS,
          Rule.STAGED_OCTETS,
          Rule.STAGED_OCTETS_OF_CALLER,
          Rule.TOO_MANY_FREEZES,
          Rule.TOO_MANY_GUARD_SETTINGS,
          Rule.TOO_MANY_TARGETS,
          Rule.TOO_MANY_CLAIMS,
          Rule.TOO_MANY_REPORTS,
          // More zones than the one the spec has.
          Rule.ZONE_OVERLAP,
          Rule.OUTSIDE_ZONE,
          // Record sets that say more than which content they are.
          Rule.BAD_RECORD_SET,
          Rule.TOO_MANY_GRANTS,
          Rule.TOO_MANY_TOKENS,
          // Roles and tokens, which spec/tla/Access.tla is about and AccessEqualityTest compares.
          Rule.NOT_PERMITTED,
          Rule.ENABLER_NOT_ADMIN,
          Rule.LAST_ADMIN,
          Rule.ROLE_NOT_GRANTED,
          Rule.TOKEN_EXISTS,
          Rule.NO_SUCH_TOKEN,
          // Request ids, which spec/tla/LateRequests.tla is about.
          Rule.REQUEST_ID_REUSED);

  /// Of the guards that can be set, one that counts stands for all.
  private static final Set<String> GUARDS = Set.of(NeverEmpty.RULE, MinAddresses.RULE);

  private RulesInReach() {}

  /// A rule that is new in the machine is in reach until someone says why not.
  static Set<String> inReach() {
    Set<String> rules = new HashSet<>(GUARDS);
    for (Field field : Rule.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
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
