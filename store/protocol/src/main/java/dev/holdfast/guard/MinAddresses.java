package dev.holdfast.guard;

import java.util.Optional;

/// An endpoint with addresses has at least so many. One that has fewer already may stay as it is
/// and may gain some; one that leads out of the store cannot be counted and passes.
public final class MinAddresses implements Guard {

  public static final String RULE = "min-addresses";

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public Optional<Violation> judge(GuardedChange change) {
    int least = change.settings().minAddresses().orElse(0);
    int before = change.reached().size();
    int after = change.reachable().size();
    boolean concerned = before > 0 || after > 0;
    boolean noWorse = before > 0 && after >= before;
    if (!concerned || change.reachable().outside() || after >= least || noWorse) {
      return Optional.empty();
    }
    return Optional.of(new Violation(limit(least), "%d, %d now".formatted(after, before)));
  }

  /// What the setting `least` allows, in words.
  public static String limit(int least) {
    return least == 1 ? "at least 1 address" : "at least %d addresses".formatted(least);
  }
}
