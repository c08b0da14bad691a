package dev.holdfast.guard;

import dev.holdfast.record.RecordSet;
import java.util.Optional;

/// Every record set's TTL lies in a range.
public final class TtlInRange implements Guard {

  public static final String RULE = "ttl-range";

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public Optional<Violation> judge(GuardedChange change) {
    return change.settings().ttlRange().flatMap(range -> outside(range, change));
  }

  private static Optional<Violation> outside(TtlRange range, GuardedChange change) {
    for (RecordSet set : change.next()) {
      if (!range.holds(set.ttlSeconds())) {
        return Optional.of(
            new Violation(
                "TTLs of " + range, "%s with %d seconds".formatted(set.type(), set.ttlSeconds())));
      }
    }
    return Optional.empty();
  }
}
