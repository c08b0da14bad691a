package dev.holdfast.guard;

import java.util.Optional;

/// One change touches at most this share of a zone's endpoints: of those that answer now, of which
/// one may always be changed. New endpoints do not count, nor do those whose contents stay the
/// same. It judges a change as a whole, so it stands at the zone's apex and refuses all of it.
public final class MaxEndpointsChanged {

  public static final String RULE = "max-endpoints-changed";

  private MaxEndpointsChanged() {}

  /// @param changed how many of the zone's answering endpoints the change touches
  /// @param answering how many there are
  public static Optional<Guard.Violation> judge(GuardSettings zone, int changed, int answering) {
    int percent = zone.maxEndpointsChangedPercent().orElse(100);
    if (changed <= 1 || !Percent.exceeds(changed, answering, percent)) {
      return Optional.empty();
    }
    return Optional.of(
        new Guard.Violation(
            "at most %d %% of the zone's endpoints changed at once".formatted(percent),
            "%d of %d".formatted(changed, answering)));
  }
}
