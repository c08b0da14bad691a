package dev.holdfast.dns.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dns.lookup.Rcode;
import dev.holdfast.dns.message.Question;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Holds an answer against the zones by looking at each of their names, which is slow and plain: a
/// name that is held is never denied, a set that is held comes whole, and nothing else comes.
final class AnswerJudge {

  private static final int TYPE_ANY = 255;
  private static final Set<Integer> TRANSFERS = Set.of(251, 252);

  private final Zone zone;
  private final DomainName name;
  private final int type;
  private final List<Record> answer;
  private final int rcode;
  private final boolean truncated;

  private AnswerJudge(Zone zone, Question question, Message response, boolean truncated) {
    this.zone = zone;
    this.name = question.name();
    this.type = question.type();
    this.answer = response.getSection(Section.ANSWER);
    this.rcode = response.getRcode();
    this.truncated = truncated;
  }

  static void check(Zones zones, Question question, Message response, boolean truncated) {
    List<Record> answer = response.getSection(Section.ANSWER);
    Optional<Zone> zone = zones.enclosing(question.name());
    if (question.type() == 0) {
      assertThat(response.getRcode()).isEqualTo(Rcode.FORMERR.code());
      assertThat(answer).isEmpty();
    } else if (!question.isInternet() || TRANSFERS.contains(question.type()) || zone.isEmpty()) {
      assertThat(response.getRcode()).isEqualTo(Rcode.REFUSED.code());
      assertThat(answer).isEmpty();
    } else {
      new AnswerJudge(zone.get(), question, response, truncated).check();
    }
  }

  private void check() {
    assertThat(rcode).isIn(Rcode.NOERROR.code(), Rcode.NXDOMAIN.code(), Rcode.YXDOMAIN.code());
    answer.forEach(record -> assertThat(isHeld(record)).as("%s is held", record).isTrue());
    if (isElsewhere()) {
      return;
    }
    if (answer.isEmpty() && isNameOfTheZone()) {
      assertThat(rcode).as("%s exists", name).isEqualTo(Rcode.NOERROR.code());
    }
    Optional<RecordSet> held =
        type == TYPE_ANY ? Optional.empty() : zone.contents(name).find(new RecordType(type));
    if (held.isPresent() && !truncated) {
      assertThat(told()).isEqualTo(Set.copyOf(held.get().rdata()));
    }
    if (type == TYPE_ANY && !zone.contents(name).isEmpty() && !truncated) {
      assertThat(answer).isNotEmpty();
    }
  }

  /// Whether the name is another's to answer for, or another name's: at or below a cut, or below a
  /// redirection.
  private boolean isElsewhere() {
    for (int labels = zone.name().labelCount(); labels <= name.labelCount(); labels++) {
      DomainName place = name.ancestor(labels);
      boolean last = labels == name.labelCount();
      boolean cut =
          labels > zone.name().labelCount()
              && zone.contents(place).has(RecordType.NS)
              && !(last && type == RecordType.DS.code());
      if (cut || (!last && zone.contents(place).has(RecordType.DNAME))) {
        return true;
      }
    }
    return false;
  }

  private boolean isNameOfTheZone() {
    return zone.endpoints().entrySet().stream()
        .anyMatch(entry -> !entry.getValue().isRetired() && entry.getKey().isWithin(name));
  }

  private Set<Rdata> told() {
    return answer.stream()
        .filter(record -> owner(record).equals(name) && record.getType() == type)
        .map(AnswerJudge::rdata)
        .collect(Collectors.toSet());
  }

  private boolean isHeld(Record record) {
    DomainName owner = owner(record);
    RecordType recordType = new RecordType(record.getType());
    if (recordType.equals(RecordType.SOA)) {
      return owner.equals(zone.name());
    }
    return holds(owner, recordType, record)
        || (recordType.equals(RecordType.CNAME) && isBelowRedirection(owner))
        || (zone.contents(owner).isEmpty() && wildcardHolds(owner, recordType, record));
  }

  private boolean wildcardHolds(DomainName owner, RecordType recordType, Record record) {
    for (int labels = zone.name().labelCount(); labels < owner.labelCount(); labels++) {
      DomainName encloser = owner.ancestor(labels);
      if (encloser.wireLength() + 2 <= DomainName.MAX_WIRE_OCTETS
          && holds(encloser.wildcard(), recordType, record)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(DomainName owner, RecordType recordType, Record record) {
    return zone.contents(owner)
        .find(recordType)
        .filter(set -> set.ttlSeconds() == record.getTTL() && set.rdata().contains(rdata(record)))
        .isPresent();
  }

  private boolean isBelowRedirection(DomainName owner) {
    return zone.endpoints().entrySet().stream()
        .anyMatch(entry ->
            entry.getValue().live().contents().has(RecordType.DNAME)
                && owner.isBelow(entry.getKey()));
  }

  private static DomainName owner(Record record) {
    return DomainName.fromWire(record.getName().toWireCanonical());
  }

  private static Rdata rdata(Record record) {
    try {
      return Rdata.of(record.rdataToWireCanonical());
    } catch (RuntimeException unwritable) {
      throw new UncheckedIOException(new IOException(record.toString(), unwritable));
    }
  }
}
