package dev.holdfast.dns.zonefile;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with a zone file. Beyond a limit it only counts, so that a file that is
/// no zone file at all does not become a report of its own size.
final class Problems {

  static final int LIMIT = 100;

  private final List<Problem> kept = new ArrayList<>();
  private long total;

  void add(Place place, String reason) {
    total++;
    if (kept.size() < LIMIT) {
      kept.add(new Problem(place, reason));
    }
  }

  boolean isEmpty() {
    return total == 0;
  }

  InvalidZoneFileException toException(String file) {
    return new InvalidZoneFileException(file, kept, total);
  }
}
