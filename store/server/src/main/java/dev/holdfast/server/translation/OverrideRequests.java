package dev.holdfast.server.translation;

import dev.holdfast.contract.Limits;
import dev.holdfast.guard.Guards;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.Excerpt;
import dev.holdfast.server.config.NearestKey;
import dev.holdfast.v1.GrantOverrideRequest;
import dev.holdfast.v1.RevokeOverrideRequest;
import java.util.List;

/// Requests of the override service as commands.
public final class OverrideRequests {

  private OverrideRequests() {}

  public static Command.GrantOverride grant(GrantOverrideRequest request) {
    if (request.getHeader().getReason().isBlank()) {
      throw Field.of("header.reason").invalid("is missing; an override says why it is granted");
    }
    if (!request.hasExpiresIn()) {
      throw Field.of("expires_in").invalid("is missing; no override is for ever");
    }
    return new Command.GrantOverride(
        rules(request.getRulesList()),
        Names.readDistinct(Field.of("endpoints"), request.getEndpointsList(), 1),
        Times.duration(
            Field.of("expires_in"),
            request.getExpiresIn(),
            Limits.OVERRIDE_LIFE_MIN,
            Limits.OVERRIDE_LIFE_MAX),
        Math.max(1, Field.of("uses").number(request.getUses(), 0, Limits.OVERRIDE_USES)));
  }

  private static List<String> rules(List<String> rules) {
    Field field = Field.of("rules");
    field.count(rules.size(), 1, Limits.RULES_PER_OVERRIDE, "rules");
    for (int i = 0; i < rules.size(); i++) {
      if (!Guards.LIFTABLE.contains(rules.get(i))) {
        throw field.at(i).invalid(unknown(rules.get(i)));
      }
    }
    return List.copyOf(rules);
  }

  /// The fence is not among those that can be overridden.
  private static String unknown(String rule) {
    return "'%s' is no rule that can be overridden%s; those are %s"
        .formatted(
            Excerpt.of(rule),
            NearestKey.of(Excerpt.of(rule), Guards.LIFTABLE)
                .map(", perhaps '%s' is meant"::formatted)
                .orElse(""),
            String.join(", ", Guards.LIFTABLE));
  }

  public static Command.RevokeOverride revoke(RevokeOverrideRequest request) {
    return new Command.RevokeOverride(Field.of("id").number(request.getId(), 1, Long.MAX_VALUE));
  }
}
