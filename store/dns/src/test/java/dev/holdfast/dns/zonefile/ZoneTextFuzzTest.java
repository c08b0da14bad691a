package dev.holdfast.dns.zonefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Goal: whatever octets a zone file has, it is read or its bad lines are told; what was read is
/// written as text that reads back as equal, and in which another implementation reads the same.
@Timeout(60)
class ZoneTextFuzzTest {

  static Stream<byte[]> files() {
    return Stream.of(
            ZoneFileFuzzTest.GOOD,
            ZoneFiles.HEAD,
            ZoneFiles.HEAD + "a 5 IN TXT \"x\\\"y\" z\\;\\010\\(\nb\\.c 1w2d CNAME a\n",
            ZoneFiles.HEAD + "$GENERATE 0-3 h${0,3,d} 5 AAAA 2001:db8::$\n",
            ZoneFiles.HEAD + "$INCLUDE other.zone sub\n",
            "$ORIGIN .\n$TTL 1\n@ SOA a. b. ( 1 2 3\n 4 5 )\n@ NS a. ; c\n*.x A 192.0.2.1\n")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("files")
  @FuzzTest
  void aFileIsReadAndComesBackEqualOrItsBadLinesAreTold(byte[] octets) throws IOException {
    ZoneFile zone;
    try {
      zone = ZoneFiles.read(octets);
    } catch (InvalidZoneFileException reported) {
      checkProblems(octets, reported);
      return;
    }
    String written = ZoneFiles.write(zone);
    assertThat(ZoneFiles.read(written)).isEqualTo(zone);
    assertThat(othersReading(written)).containsExactlyElementsOf(lines(zone));
  }

  private static void checkProblems(byte[] octets, InvalidZoneFileException reported) {
    long lines =
        1 + new String(octets, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
    assertThat(reported.problems()).isNotEmpty();
    assertThat(reported.total()).isGreaterThanOrEqualTo(reported.problems().size());
    for (Problem problem : reported.problems()) {
      assertThat(problem.place().line()).isBetween(1, (int) lines);
      assertThat(problem.reason()).isNotBlank();
    }
  }

  /// @param rdata but for the SOA, whose serial is not the store's to keep as rdata
  private record Line(DomainName owner, int type, long ttlSeconds, Rdata rdata) {}

  private static List<Line> lines(ZoneFile zone) {
    List<Line> lines = new ArrayList<>();
    for (Map.Entry<DomainName, RecordSets> endpoint : zone.endpoints().entrySet()) {
      for (RecordSet set : endpoint.getValue()) {
        for (Rdata rdata : set.rdata()) {
          lines.add(new Line(endpoint.getKey(), set.type().code(), set.ttlSeconds(), rdata));
        }
      }
    }
    return lines;
  }

  private static List<Line> othersReading(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    List<Line> lines = new ArrayList<>();
    try (Master master = new Master(new ByteArrayInputStream(octets), Name.root)) {
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        if (record.getType() != Type.SOA) {
          lines.add(
              new Line(
                  DomainName.fromWire(record.getName().toWireCanonical()),
                  record.getType(),
                  record.getTTL(),
                  Rdata.of(record.rdataToWireCanonical())));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("of %s".formatted(text), unreadable);
    }
    return lines;
  }
}
