package dev.holdfast.server.translation;

import dev.holdfast.guard.GuardOverride;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.GrantedOverride;

/// Overrides as messages.
public final class OverrideMessages {

  private OverrideMessages() {}

  public static GrantedOverride override(GuardOverride override) {
    return GrantedOverride.newBuilder()
        .setId(override.id())
        .addAllRules(override.rules())
        .addAllEndpoints(override.endpoints().stream().map(DomainName::toString).toList())
        .setExpiresAt(Times.message(override.expiresAt()))
        .setUsesLeft(override.usesLeft())
        .setGrantedBy(override.granted().author())
        .setReason(override.granted().reason())
        .setGrantedAt(Times.message(override.granted().at()))
        .build();
  }
}
