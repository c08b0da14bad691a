package dev.holdfast.server.translation;

import dev.holdfast.record.DomainName;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Report;
import dev.holdfast.v1.Claim;
import dev.holdfast.v1.HeldEndpoint;
import dev.holdfast.v1.HeldGeneration;
import dev.holdfast.v1.Target;
import java.time.Instant;

/// What is known of outside targets, as messages.
public final class TargetMessages {

  private TargetMessages() {}

  /// @param now the store's clock
  public static Target target(OutsideTarget target, Instant now) {
    Target.Builder message =
        Target.newBuilder().setName(target.name()).setHeldEndpointCount(target.holds().size());
    target
        .claims()
        .forEach((generation, claim) -> message.addClaims(claim(generation, claim, now)));
    target
        .heldAt()
        .forEach((generation, endpoints) ->
            message.addHeldGenerations(
                HeldGeneration.newBuilder().setGeneration(generation).setEndpointCount(endpoints)));
    return message.build();
  }

  private static Claim claim(long generation, dev.holdfast.target.Claim claim, Instant now) {
    return Claim.newBuilder()
        .setGeneration(generation)
        .setExpiresAt(Times.message(claim.expiresAt()))
        .setExpired(claim.isExpired(now))
        .setClaimedBy(claim.by().author())
        .setClaimedAt(Times.message(claim.by().at()))
        .setReason(claim.by().reason())
        .build();
  }

  public static HeldEndpoint held(DomainName owner, Report report) {
    return HeldEndpoint.newBuilder()
        .setName(owner.toString())
        .setGeneration(report.generation())
        .setReportedBy(report.by().author())
        .setReportedAt(Times.message(report.by().at()))
        .setReason(report.by().reason())
        .build();
  }
}
