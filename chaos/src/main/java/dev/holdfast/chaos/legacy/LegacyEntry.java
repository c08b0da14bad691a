package dev.holdfast.chaos.legacy;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// What a name of the store holds.
sealed interface LegacyEntry {

  /// Addresses, of both families.
  record Addresses(List<String> addresses) implements LegacyEntry {
    public Addresses {
      addresses = List.copyOf(addresses);
    }
  }

  /// Answers with what another name of the same zone holds.
  record Alias(String target) implements LegacyEntry {}

  /// The lock of a zone, a TXT record: it is taken, kept and given back by exchanging it.
  ///
  /// @param expiry until when the holder has it; a lock given back has expired
  /// @param generation the plan installed under it last; only where the rules are fenced
  record Lock(String holder, Instant expiry, OptionalLong generation) implements LegacyEntry {

    boolean isFree(Instant now) {
      return !expiry.isAfter(now);
    }

    Lock taken(String by, Instant until) {
      return new Lock(by, until, generation);
    }

    Lock givenBack(Instant now) {
      return new Lock(holder, now, generation);
    }

    Lock installed(long plan) {
      return new Lock(holder, expiry, OptionalLong.of(plan));
    }
  }
}
