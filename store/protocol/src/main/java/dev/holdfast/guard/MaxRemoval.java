package dev.holdfast.guard;

import java.util.Optional;

/// One change takes away at most this share of an endpoint's addresses.
public final class MaxRemoval implements Guard {

  public static final String RULE = "max-removal";

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public Optional<Violation> judge(GuardedChange change) {
    int percent = change.settings().maxRemovalPercent().orElse(100);
    int lost = change.reached().lost(change.reachable());
    int before = change.reached().size();
    if (!Percent.exceeds(lost, before, percent)) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
            "at most %d %% of the addresses removed in one change".formatted(percent),
            "%d of %d".formatted(lost, before)));
  }
}
