package dev.holdfast.replica.codec;

import dev.holdfast.target.Claim;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.target.Report;
import dev.holdfast.target.Targets;

/// Puts the outside targets together from their records.
final class TargetCollector {

  private Targets targets = Targets.NONE;

  void take(StateFormat.Target encoded, ChangeTable changes) {
    OutsideTarget target = OutsideTarget.unknown(encoded.getName());
    for (StateFormat.Target.Claim claim : encoded.getClaimsList()) {
      target =
          target.with(
              claim.getGeneration(),
              new Claim(RecordCodec.instant(claim.getExpiresAt()), changes.decode(claim.getBy())));
    }
    targets = targets.with(target);
  }

  void take(StateFormat.Report encoded, ChangeTable changes) {
    OutsideTarget target =
        targets
            .find(encoded.getTarget())
            .orElseThrow(() ->
                new CodecException(
                    "a report is of target %s, which is not there".formatted(encoded.getTarget())));
    Report report = new Report(encoded.getGeneration(), changes.decode(encoded.getBy()));
    if (report.generation() <= target.generationAt(RecordCodec.name(encoded.getOwner()))) {
      throw new CodecException("a target holds an endpoint twice");
    }
    targets = targets.with(target.with(RecordCodec.name(encoded.getOwner()), report));
  }

  Targets collected() {
    return targets;
  }
}
