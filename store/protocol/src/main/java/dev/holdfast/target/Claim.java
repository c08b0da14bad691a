package dev.holdfast.target;

import dev.holdfast.endpoint.Change;
import java.time.Instant;

/// Word that an enactor is about to push a plan to a target. It keeps the plan from clean-up until
/// it expires; an enactor that needs longer claims again.
///
/// @param by who claimed it last, when, and why
public record Claim(Instant expiresAt, Change by) {

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
