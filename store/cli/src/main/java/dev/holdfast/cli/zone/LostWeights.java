package dev.holdfast.cli.zone;

import dev.holdfast.cli.console.Texts;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.record.RecordSet;
import java.util.List;
import java.util.Optional;

/// What a zone file does not tell of a zone whose addresses carry weights.
public final class LostWeights {

  private LostWeights() {}

  /// What to say about it; empty where nothing is lost.
  public static Optional<String> in(ZoneFile zone) {
    List<RecordSet> weighted = zone.weighted();
    if (weighted.isEmpty()) {
      return Optional.empty();
    }
    int leftOut = weighted.stream().mapToInt(set -> set.rdata().size() - set.answerable()).sum();
    return Optional.of(
        "Weights are not kept in zone files: %s without weights; %s of weight 0 left out."
            .formatted(Texts.counted(weighted.size(), "record set"), addresses(leftOut)));
  }

  private static String addresses(int count) {
    return count == 1 ? "1 address" : count + " addresses";
  }
}
