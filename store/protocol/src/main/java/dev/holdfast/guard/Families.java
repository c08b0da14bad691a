package dev.holdfast.guard;

import dev.holdfast.endpoint.Reach;
import java.util.Optional;

/// An endpoint with addresses has some of both families, A and AAAA. One that leads out of the
/// store passes.
public final class Families implements Guard {

  public static final String RULE = "families";

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public Optional<Violation> judge(GuardedChange change) {
    Reach after = change.reachable();
    boolean on = change.settings().bothFamilies().orElse(false);
    if (!on || after.size() == 0 || (after.hasV4() && after.hasV6())) {
      return Optional.empty();
    }
    return Optional.of(new Violation("both A and AAAA", after.hasV4() ? "A alone" : "AAAA alone"));
  }
}
