package dev.holdfast.guard;

import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import java.util.Optional;
import java.util.Set;

/// An endpoint that answers keeps answering.
///
/// Three things may not run out, each where there was some before: addresses (A, AAAA, or a CNAME
/// or DNAME that leads to them), name servers (NS: without them a whole subtree goes dark), and
/// answers of any kind. TXT does not count as an answer, because tokens such as those of domain
/// validation come and go by design.
public final class NeverEmpty implements Guard {

  public static final String RULE = "never-empty";

  private static final Set<RecordType> ADDRESSES =
      Set.of(RecordType.A, RecordType.AAAA, RecordType.CNAME, RecordType.DNAME);
  private static final Set<RecordType> NAME_SERVERS = Set.of(RecordType.NS);

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public Optional<Violation> judge(RecordSets live, RecordSets next) {
    return runsOut("address", count(live, ADDRESSES), count(next, ADDRESSES))
        .or(() -> runsOut("name server", count(live, NAME_SERVERS), count(next, NAME_SERVERS)))
        .or(() -> runsOut("answer", answers(live), answers(next)));
  }

  private static Optional<Violation> runsOut(String thing, int before, int after) {
    return before > 0 && after == 0
        ? Optional.of(
            new Violation(
                "at least 1 " + thing, "0 would be left of %d now live".formatted(before)))
        : Optional.empty();
  }

  private static int count(RecordSets contents, Set<RecordType> types) {
    int values = 0;
    for (RecordSet set : contents) {
      values += types.contains(set.type()) ? set.rdata().size() : 0;
    }
    return values;
  }

  private static int answers(RecordSets contents) {
    int values = 0;
    for (RecordSet set : contents) {
      values += set.type().equals(RecordType.TXT) ? 0 : set.rdata().size();
    }
    return values;
  }
}
