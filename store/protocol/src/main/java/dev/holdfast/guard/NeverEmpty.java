package dev.holdfast.guard;

import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import java.util.Optional;

/// An endpoint that answers keeps answering.
///
/// Three things may not run out, each where there was some before: addresses reached (A, AAAA,
/// those at the end of a CNAME, or a DNAME that leads to them), name servers (NS: without them a
/// whole subtree goes dark), and answers of any kind. TXT does not count as an answer, because
/// tokens such as those of domain validation come and go by design.
public final class NeverEmpty implements Guard {

  public static final String RULE = "never-empty";

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public Optional<Violation> judge(GuardedChange change) {
    int servers = values(change.live(), RecordType.NS);
    return runsOut("address", addresses(change, true), addresses(change, false))
        .or(() -> runsOut("name server", servers, values(change.next(), RecordType.NS)))
        .or(() -> runsOut("answer", answers(change.live()), answers(change.next())));
  }

  private static Optional<Violation> runsOut(String thing, int before, int after) {
    return before > 0 && after == 0
        ? Optional.of(
            new Violation(
                "at least 1 " + thing, "0 would be left of %d now live".formatted(before)))
        : Optional.empty();
  }

  /// A CNAME out of the store and a DNAME lead to addresses nobody here can count; each counts as
  /// one.
  private static int addresses(GuardedChange change, boolean now) {
    var reach = now ? change.reached() : change.reachable();
    RecordSets contents = now ? change.live() : change.next();
    return reach.size() + (reach.outside() ? 1 : 0) + values(contents, RecordType.DNAME);
  }

  private static int values(RecordSets contents, RecordType type) {
    return contents.find(type).map(set -> set.rdata().size()).orElse(0);
  }

  private static int answers(RecordSets contents) {
    int values = 0;
    for (RecordSet set : contents) {
      values += set.type().equals(RecordType.TXT) ? 0 : set.rdata().size();
    }
    return values;
  }
}
