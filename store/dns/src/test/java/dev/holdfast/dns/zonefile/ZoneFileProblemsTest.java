package dev.holdfast.dns.zonefile;

import static dev.holdfast.dns.zonefile.ZoneFiles.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every way in which a zone file can be wrong is reported with its file, its line and a reason
/// that says what to do; and nothing of such a file is used.
class ZoneFileProblemsTest {

  /// Each text stands from line 3 on, behind a good SOA and NS; `~` is a line end.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          www 60 A 300.1.2.3                          | 3 | A value '300.1.2.3': Invalid address: 300.1.2.3
          www 60 A                                    | 3 | A value '': the value is missing
          www 60                                      | 3 | the record's type is missing
          www 60 NOSUCH 1                             | 3 | record type 'NOSUCH' is unknown
          www 60 60 A 192.0.2.1                       | 3 | record type '60' is unknown
          www 60 CH TXT "a"                           | 3 | class CH is not served here
          www 3000000000 A 192.0.2.1                  | 3 | the TTL: time 3000000000 is not in 0..2147483647 seconds
          www 1h30 A 192.0.2.1                        | 3 | the TTL: '1h30' is no time
          www 60 A 192.0.2.1~www 60 A 192.0.2.1       | 4 | the same A record a second time; the set starts at test.zone:3
          www 60 CNAME a~www 60 CNAME A               | 4 | the same CNAME record a second time
          www 60 CNAME a~www 60 CNAME b               | 4 | a second CNAME; the first stands at test.zone:3
          www 60 A 192.0.2.1~www 61 A 192.0.2.2       | 4 | TTL 61 differs from the TTL 60 of the same record set at test.zone:3
          www 60 A 192.0.2.1~www 60 CNAME a           | 4 | CNAME beside the A at test.zone:3; a CNAME stands alone
          www 60 CNAME a~www 60 A 192.0.2.1           | 4 | A beside the CNAME at test.zone:3; a CNAME stands alone
          @ 60 CNAME a                                | 3 | CNAME beside the NS at test.zone:2
          www.example.org. 60 A 192.0.2.1             | 3 | www.example.org. lies outside the zone example.com.
          @ 60 SOA a b 1 2 3 4 5                      | 3 | a second SOA; the first stands at test.zone:1
          d 60 DNAME e~x.d 60 A 192.0.2.1             | 4 | x.d.example.com. lies below the DNAME at d.example.com.
          a..b 60 A 192.0.2.1                         | 3 | empty label
          a\\256 60 A 192.0.2.1                       | 3 | the escape '\\256' is not three digits in 000..255
          a\\25 60 A 192.0.2.1                        | 3 | the escape '\\25' is not three digits in 000..255
          straße 60 A 192.0.2.1                       | 3 | write its A-label form 'xn--strae-oqa.example.com.'
          ü@x 60 A 192.0.2.1                          | 3 | it has no A-label form: 'ü@x' has '@' (U+0040)
          $ORIGIN bücher.example.                     | 3 | write its A-label form 'xn--bcher-kva.example.'
          www 60 CNAME ü@x                            | 3 | as a name it has no A-label form
          www 60 A 192.0.2.1~WWW 60 A 192.0.2.1       | 4 | the same A record a second time; the set starts at test.zone:3
          www 60 AAAA 1::2~www 60 AAAA 1:0::2         | 4 | the same AAAA record a second time
          www 60 A 192.0.2.1~WWW.EXAMPLE.com. 60 CNAME a | 4 | CNAME beside the A at test.zone:3
          www -1 A 192.0.2.1                          | 3 | record type '-1' is unknown
          bücher 60 A 192.0.2.1                       | 3 | write its A-label form 'xn--bcher-kva
          www 60 CNAME bücher                         | 3 | if it is a name, write 'xn--bcher-kva'
          www 60 TXT "open~next 60 A 192.0.2.1        | 3 | a quote is opened and not closed on its line
          www 60 A ( 192.0.2.1                        | 3 | the parenthesis opened on line 3 is not closed
          www 60 A 192.0.2.1 )                        | 3 | a parenthesis is closed that was not opened
          www 60 TXT a\\                               | 3 | a backslash stands at the end of the line
          $NOSUCH 1                                   | 3 | no directive '$NOSUCH'
          $TTL                                        | 3 | the time of $TTL is missing
          $TTL 1 2                                    | 3 | '2' is too much
          $TTL soon                                   | 3 | 'soon' is no time
          $ORIGIN                                     | 3 | the name of $ORIGIN is missing
          $ORIGIN a b                                 | 3 | 'b' is too much
          $INCLUDE other.zone                         | 3 | $INCLUDE works only in a file
          $GENERATE 5-1 a$ A 192.0.2.$                | 3 | the range '5-1' holds no numbers
          $GENERATE x a$ A 192.0.2.$                  | 3 | 'x' is no range
          $GENERATE 1-2/0 a$ A 192.0.2.$              | 3 | the range '1-2/0' holds no numbers
          $GENERATE 0-4294967295 a$ A 192.0.2.1       | 3 | makes more than 1000000 records
          $GENERATE 1-9 a$ A 192.0.2.1~$GENERATE 1-1000000 b$ A 192.0.2.1 | 4 | 9 were made before, and a zone takes 1000000
          $GENERATE 1-2 a$ MX 10 b$                   | 3 | $GENERATE does not make MX records
          $GENERATE 254-256 a$ A 192.0.2.$            | 3 | Invalid address: 192.0.2.256
          $GENERATE 1-2 a A 192.0.2.1                 | 3 | the same A record a second time
          $GENERATE 1-2 a$                            | 3 | the record's type is missing
          $GENERATE 1-2 ${1,2,q} A 192.0.2.$          | 3 | $GENERATE: invalid spec
          """)
  void aBadLineIsReportedWithItsPlaceAndReason(String lines, int line, String reason) {
    List<Problem> problems = problemsOf(HEAD + lines.replace('~', '\n') + "\n");

    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.place()).isEqualTo(new Place("test.zone", line));
          assertThat(problem.reason()).contains(reason);
        });
  }

  @Test
  void namesAndLabelsThatAreTooLongAreReportedWithTheirLength() {
    String label = "a".repeat(64);
    String name = ("a".repeat(60) + ".").repeat(4);

    assertThat(problemsOf(HEAD + "www.%s 60 A 192.0.2.1\n".formatted(label)))
        .singleElement()
        .extracting(Problem::reason)
        .asString()
        .endsWith("label 2 has 64 octets; the limit is 63");
    assertThat(problemsOf(HEAD + "%s.example.com. 60 A 192.0.2.1\n".formatted(name + "a")))
        .singleElement()
        .extracting(Problem::reason)
        .asString()
        .endsWith("a name has 259 octets; the limit is 255");
  }

  @Test
  void aLineThatIsQuotedIsCut() {
    String line = "www 60 A 192.0.2.1 " + "x".repeat(100_000) + "\n$" + "x".repeat(100_000) + "\n";

    assertThat(reportOn((HEAD + line).getBytes(StandardCharsets.UTF_8)).getMessage())
        .hasSizeLessThan(2000);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ns1 hostmaster 1 2 3 4               | the SOA's minimum is missing
          ns1 hostmaster 1 2 3 4 5 6           | '6' is too much
          ns1 hostmaster@example.com 1 2 3 4 5 | has an '@'; it is a name, so write a dot there
          ns1 hostmaster 4294967296 2 3 4 5    | the SOA's serial '4294967296' is not a number in 0..4294967295
          ns1 hostmaster one 2 3 4 5           | the SOA's serial 'one'
          ns1 hostmaster 1 2 3 4 3000000000    | the SOA's minimum: time 3000000000
          ns1 hostmaster 1 2 x 4 5             | the SOA's retry: 'x' is no time
          """)
  void aBadSoaIsReportedByItsField(String rdata, String reason) {
    List<Problem> problems = problemsOf("@ 60 SOA " + rdata + "\n@ 60 NS ns1\n");

    assertThat(problems).singleElement().extracting(Problem::reason).asString().contains(reason);
  }

  @Test
  void aZoneWithoutSoaIsReported() {
    assertThat(problemsOf("@ 60 NS ns1\n"))
        .containsExactly(
            new Problem(
                new Place("test.zone", 1), "the file has no SOA; a zone has one, at its apex"));
  }

  @Test
  void aZoneWithoutNameServersIsReported() {
    assertThat(problemsOf("@ 60 SOA a b 1 2 3 4 5\n"))
        .containsExactly(
            new Problem(
                new Place("test.zone", 1), "the zone example.com. has no NS record at its apex"));
  }

  @Test
  void aRecordWithoutAnyTtlIsReported() {
    assertThat(problemsOf("@ NS ns1\n@ 60 SOA a b 1 2 3 4 5\n"))
        .first()
        .hasToString("test.zone:1: it has no TTL; write one, or a $TTL line above");
  }

  @Test
  void anIndentedFirstRecordIsReported() {
    assertThat(problemsOf("  60 A 192.0.2.1\n" + HEAD))
        .first()
        .asString()
        .startsWith("test.zone:1: it is indented");
  }

  @Test
  void octetsThatAreNoTextAreReported() {
    byte[] latin1 = (HEAD + "www 60 TXT \"Zürich\"\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(problemsOf(latin1))
        .hasToString("[test.zone:3: it has octets that are not UTF-8; write them as \\DDD]");
  }

  @Test
  void anEntryWithoutEndIsCutOffAndReported() {
    String endless = "www 60 TXT (" + "x ".repeat(EntryReader.MAX_CHARS) + ")\n";

    assertThat(problemsOf(HEAD + endless + "ok 60 A 192.0.2.1\n"))
        .hasToString("[test.zone:3: the entry is longer than 1048576 characters]");
  }

  @Test
  void allBadLinesAreReportedAtOnceWithTheLinesTheyStandOn() {
    List<Problem> problems =
        problemsOf(
            HEAD
                + """
                a 60 A 1.2.3
                b 60 TXT "open
                c 60 ( A
                       4.5.6
                     )
                ok 60 A 192.0.2.1
                d 60 A 7.8.9
                """);

    assertThat(problems).extracting(problem -> problem.place().line()).containsExactly(3, 4, 5, 9);
  }

  @Test
  void aFileThatIsNoZoneFileGetsAReportOfBoundedLength() {
    InvalidZoneFileException report = reportOn("what is this\n".repeat(5_000).getBytes());

    assertThat(report.problems()).hasSize(Problems.LIMIT);
    assertThat(report.total()).isEqualTo(5_001);
    assertThat(report)
        .hasMessageStartingWith(
            "zone file test.zone has 5001 problems; nothing of it was used\ntest.zone:1: ")
        .hasMessageEndingWith("\nand 4901 more");
  }

  @Test
  void anEmptyFileIsReported() {
    assertThat(problemsOf("")).hasSize(1);
  }

  /// A reader that cannot be led astray: any cut of a good file is read or reported, nothing else.
  @Test
  void aFileCutOffAnywhereIsReadOrReported() {
    byte[] whole =
        (HEAD + "a 60 TXT ( \"x ; y\" \\059 ) ; c\n$GENERATE 1-2 g$ 60 A 192.0.2.$\n").getBytes();
    List<Integer> unreadable = new ArrayList<>();
    for (int length = 0; length < whole.length; length++) {
      try {
        ZoneFiles.read(java.util.Arrays.copyOf(whole, length));
      } catch (InvalidZoneFileException reported) {
        unreadable.add(length);
      }
    }
    assertThat(unreadable).isNotEmpty().hasSizeLessThan(whole.length);
  }

  private static List<Problem> problemsOf(String text) {
    return problemsOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Problem> problemsOf(byte[] octets) {
    return reportOn(octets).problems();
  }

  private static InvalidZoneFileException reportOn(byte[] octets) {
    InvalidZoneFileException report =
        catchThrowableOfType(InvalidZoneFileException.class, () -> ZoneFiles.read(octets));
    assertThat(report).isNotNull();
    return report;
  }
}
