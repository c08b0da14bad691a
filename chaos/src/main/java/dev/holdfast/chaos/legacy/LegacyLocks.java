package dev.holdfast.chaos.legacy;

import dev.holdfast.chaos.legacy.LegacyDns.BatchResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The locks of all zones, as one enactor sees them: a TXT record in each.
///
/// Whoever changes a zone deletes exactly the lock record it holds and creates it anew, in the same
/// batch; so a batch whose lock was taken by another fails whole. That is mutual exclusion. It is
/// no order: whoever is late gets the lock as well as any other, only later.
final class LegacyLocks {

  private final LegacyDns dns;
  private final String holder;
  private final LegacyRules rules;
  private final InstantSource clock;

  LegacyLocks(LegacyDns dns, String holder, LegacyRules rules, InstantSource clock) {
    this.dns = dns;
    this.holder = holder;
    this.rules = rules;
    this.clock = clock;
  }

  static String nameIn(String zone) {
    return "_lock." + zone;
  }

  /// The lock of `zone`, if it was free.
  Optional<LegacyEntry.Lock> tryTake(String zone) {
    Instant now = clock.instant();
    Optional<LegacyEntry.Lock> seen =
        dns.read(zone, nameIn(zone)).map(LegacyEntry.Lock.class::cast);
    if (seen.filter(lock -> !lock.isFree(now)).isPresent()) {
      return Optional.empty();
    }
    Instant until = now.plus(rules.lockLifetime());
    LegacyEntry.Lock mine =
        seen.map(lock -> lock.taken(holder, until))
            .orElse(new LegacyEntry.Lock(holder, until, OptionalLong.empty()));
    List<LegacyChange> batch =
        seen.map(lock -> exchange(zone, lock, mine))
            .orElse(List.of(new LegacyChange.Create(nameIn(zone), mine)));
    return switch (dns.apply(zone, batch)) {
      case BatchResult.Accepted() -> Optional.of(mine);
      case BatchResult.Rejected(var _) -> Optional.empty();
    };
  }

  /// The changes that every batch of the lock's holder begins with: they give it back.
  List<LegacyChange> givingBack(String zone, LegacyEntry.Lock held) {
    return exchange(zone, held, held.givenBack(clock.instant()));
  }

  /// As [#givingBack], and where the rules are fenced also says which plan the batch installs.
  List<LegacyChange> installing(String zone, LegacyEntry.Lock held, long plan) {
    LegacyEntry.Lock free = held.givenBack(clock.instant());
    return exchange(zone, held, rules.fenced() ? free.installed(plan) : free);
  }

  /// Where the lock was lost meanwhile there is nothing to give back, and that is well.
  void giveBack(String zone, LegacyEntry.Lock held) {
    dns.apply(zone, givingBack(zone, held));
  }

  private static List<LegacyChange> exchange(
      String zone, LegacyEntry.Lock from, LegacyEntry.Lock to) {
    return List.of(
        new LegacyChange.Delete(nameIn(zone), from), new LegacyChange.Create(nameIn(zone), to));
  }
}
