package dev.holdfast.spec.trace;

import dev.holdfast.guard.Guard;
import dev.holdfast.guard.Guards;
import dev.holdfast.guard.MaxEndpointsChanged;
import dev.holdfast.guard.MinAddresses;
import dev.holdfast.guard.NeverEmpty;
import dev.holdfast.protocol.Rule;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules by which commands are refused, as far as the specification has them.
final class Rules {

  /// Those of `Refusals.tla`.
  private static final Set<String> SPECIFIED =
      Set.of(
          Rule.PLAN_NOT_FOUND,
          Rule.PLAN_NOT_OPEN,
          Rule.PLAN_NOT_SEALED,
          Rule.PLAN_CLEANED,
          Rule.ENDPOINT_TWICE,
          Rule.PLAN_EMPTY,
          Rule.STALE_GENERATION,
          Rule.NOT_IN_PLAN,
          Rule.NO_SUCH_ZONE,
          Rule.FROZEN,
          Rule.NOT_IN_HISTORY,
          Rule.NOT_LIVE,
          Rule.STALE_REPORT,
          Rule.NO_SUCH_TARGET,
          Rule.ALREADY_FROZEN,
          Rule.NOT_FROZEN,
          Rule.OVERRIDE_UNKNOWN,
          Rule.OVERRIDE_EXPIRED,
          Rule.OVERRIDE_USED_UP,
          Rule.ZONE_EXISTS,
          Rule.ZONE_NOT_EMPTY,
          Rule.ZONE_NEEDS_NAME_SERVER,
          NeverEmpty.RULE,
          MinAddresses.RULE);

  /// Guards that the specification does not have. They are judged beside the others, so that those
  /// still have to be explained.
  private static final Set<String> BESIDE =
      Stream.concat(
              Guards.OF_ENDPOINTS.stream().map(Guard::rule),
              Stream.of(MaxEndpointsChanged.RULE, Guards.CNAME_ALONE))
          .filter(rule -> !SPECIFIED.contains(rule))
          .collect(Collectors.toUnmodifiableSet());

  private Rules() {}

  static boolean isSpecified(String rule) {
    return SPECIFIED.contains(rule);
  }

  static boolean isBeside(String rule) {
    return BESIDE.contains(rule);
  }
}
