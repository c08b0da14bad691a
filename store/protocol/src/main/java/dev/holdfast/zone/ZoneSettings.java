package dev.holdfast.zone;

import dev.holdfast.guard.GuardSettings;
import dev.holdfast.record.DomainName;
import org.pcollections.TreePMap;

/// What operators set for a zone.
///
/// @param guards for all of the zone's endpoints
/// @param guardsAt for single endpoints, which count before the zone's; none empty
/// @param historyLimit how many earlier contents each endpoint keeps, 0 to [#MAX_HISTORY]
public record ZoneSettings(
    GuardSettings guards, TreePMap<DomainName, GuardSettings> guardsAt, int historyLimit) {

  public static final int MAX_HISTORY = 100;

  public static final ZoneSettings DEFAULT =
      new ZoneSettings(GuardSettings.NONE, TreePMap.empty(), 10);

  public ZoneSettings {
    if (historyLimit < 0 || historyLimit > MAX_HISTORY) {
      throw new IllegalArgumentException(
          "a history of %d contents is not in 0..%d".formatted(historyLimit, MAX_HISTORY));
    }
  }

  /// The guards in force at `owner`: its own, and where those are silent the zone's.
  public GuardSettings at(DomainName owner) {
    return guardsAt.isEmpty()
        ? guards
        : guardsAt.getOrDefault(owner, GuardSettings.NONE).within(guards);
  }

  public ZoneSettings withGuards(GuardSettings changed) {
    return new ZoneSettings(changed, guardsAt, historyLimit);
  }

  public ZoneSettings withGuardsAt(DomainName owner, GuardSettings changed) {
    return new ZoneSettings(
        guards,
        changed.equals(GuardSettings.NONE) ? guardsAt.minus(owner) : guardsAt.plus(owner, changed),
        historyLimit);
  }

  public ZoneSettings withHistoryLimit(int changed) {
    return new ZoneSettings(guards, guardsAt, changed);
  }
}
