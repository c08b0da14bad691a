package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.dns.lookup.Answer;
import dev.holdfast.dns.lookup.Lookup;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zones;
import java.util.List;

/// What DNS says of a name, as whoever asks understands it.
final class Answers {

  private static final List<RecordType> ADDRESSES = List.of(RecordType.A, RecordType.AAAA);

  private Answers() {}

  /// Whether some address is answered, at the name or where its alias leads within its zone.
  static boolean hasAddress(Zones zones, DomainName owner) {
    for (RecordType type : ADDRESSES) {
      Answer answer = Lookup.answer(zones, owner, type);
      if (answer.answer().stream().anyMatch(owned -> owned.set().type().equals(type))) {
        return true;
      }
    }
    return false;
  }

  /// The generation that is live at the name itself; 0 where nothing ever was.
  static long generation(Zones zones, DomainName owner) {
    return zones
        .enclosing(owner)
        .flatMap(zone -> zone.endpoint(owner))
        .map(Endpoint::live)
        .map(live -> live.generation())
        .orElse(0L);
  }
}
