package dev.holdfast.dns.peer;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What two right servers must agree on in a response. They may differ in the authority section of
/// a positive answer and in additional addresses nobody depends on.
///
/// @param sections answer; of negative answers the SOA; of referrals name servers and glue
record Observation(int rcode, boolean authoritative, boolean truncated, Set<String> sections) {

  /// Aliases that every server follows.
  private static final int ALIASES = 4;

  /// Whether the chain of aliases is so long that each server may stop where it likes.
  static boolean isBeyondCommonLimits(Message response) {
    return response.getSection(Section.ANSWER).stream()
            .filter(record -> record.getType() == Type.CNAME)
            .count()
        > ALIASES;
  }

  static Observation of(Message response) {
    Set<String> sections = new TreeSet<>();
    collect("answer", response.getSection(Section.ANSWER), sections);
    if (isNegative(response)) {
      collect("authority", response.getSection(Section.AUTHORITY), sections);
    } else if (isReferral(response)) {
      collect("authority", response.getSection(Section.AUTHORITY), sections);
      collect("glue", glue(response), sections);
    }
    return new Observation(
        response.getRcode(),
        response.getHeader().getFlag(Flags.AA),
        response.getHeader().getFlag(Flags.TC),
        sections);
  }

  private static boolean isNegative(Message response) {
    return has(response.getSection(Section.AUTHORITY), Type.SOA);
  }

  private static boolean isReferral(Message response) {
    return !response.getHeader().getFlag(Flags.AA)
        && has(response.getSection(Section.AUTHORITY), Type.NS);
  }

  private static List<Record> glue(Message response) {
    Record cut = response.getSection(Section.AUTHORITY).getFirst();
    return response.getSection(Section.ADDITIONAL).stream()
        .filter(record -> record.getName().subdomain(cut.getName()))
        .filter(record -> record.getType() != Type.OPT)
        .toList();
  }

  private static boolean has(List<Record> records, int type) {
    return records.stream().anyMatch(record -> record.getType() == type);
  }

  private static void collect(String section, List<Record> records, Set<String> into) {
    for (Record record : records) {
      into.add(
          "%s %s %d %s %s"
              .formatted(
                  section,
                  record.getName().canonicalize(),
                  record.getTTL(),
                  Type.string(record.getType()),
                  HexFormat.of().formatHex(record.rdataToWireCanonical())));
    }
  }
}
