package dev.holdfast.guard;

import java.util.Optional;

/// Within a sliding window of stamped time, at most this share of an endpoint's addresses goes: of
/// those it has now and those it lost within the window. So many small removals count like one
/// large one. It counts where the addresses are held, from when it is set; at an alias only the
/// change itself counts.
public final class Velocity implements Guard {

  public static final String RULE = "velocity";

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public Optional<Violation> judge(GuardedChange change) {
    int lost = change.reached().lost(change.reachable());
    int before = change.reached().size() + change.lostLately();
    return change
        .settings()
        .velocity()
        .filter(limit ->
            lost > 0 && Percent.exceeds(lost + change.lostLately(), before, limit.percent()))
        .map(limit ->
            new Violation(
                "at most %d %% of the addresses removed within %s"
                    .formatted(limit.percent(), Spans.text(limit.window())),
                "%d of %d, %d of them before this change"
                    .formatted(lost + change.lostLately(), before, change.lostLately())));
  }
}
