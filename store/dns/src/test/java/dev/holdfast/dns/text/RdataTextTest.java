package dev.holdfast.dns.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dns.Seed;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordType;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people write as rdata becomes exactly those octets, is written back as something that reads
/// the same, and never loses a part unseen.
class RdataTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A      | 192.0.2.1
          AAAA   | 2001:db8::1
          AAAA   | ::
          AAAA   | ::ffff:c000:201
          NS     | ns1.example.
          CNAME  | target.example.
          PTR    | host.example.
          DNAME  | other.example.
          MX     | 10 mail.example.
          SRV    | 1 2 443 host.example.
          TXT    | "v=DKIM1; k=rsa; p=abc" "second \\"quoted\\" \\\\ string"
          TXT    | ""
          CAA    | 0 issue "ca.example"
          HTTPS  | 1 . alpn=h2,h3 port=8443 ipv4hint=192.0.2.1
          HTTPS  | 0 target.example.
          SVCB   | 1 target.example. mandatory=port port=53
          NAPTR  | 100 10 "u" "E2U+sip" "!^.*$!sip:info@example.com!" .
          SSHFP  | 4 2 123456789abcdef67890123456789abcdef67890123456789abcdef123456789
          TLSA   | 3 1 1 d2abde240d7cd3ee6b4b28c54df034b97983a1d16e8a410e4561cb106618e971
          LOC    | 42 21 54.000 N 71 6 18.000 W -24.00m 30.00m 10000.00m 10.00m
          DS     | 60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118
          URI    | 10 1 "ftp://ftp1.example.com/public"
          """)
  void aValueReadsBackAsTheSameOctets(String mnemonic, String text) {
    RecordType type = TypeText.parse(mnemonic);

    Rdata rdata = RdataText.parse(type, text);
    String printed = RdataText.print(type, rdata);

    assertThat(printed).doesNotStartWith("\\#");
    assertThat(RdataText.parse(type, printed)).isEqualTo(rdata);
  }

  @Test
  void anIpv6AddressIsWrittenShort() {
    Rdata rdata = RdataText.parse(RecordType.AAAA, "2001:0DB8:0:0:0:0:0:1");

    assertThat(RdataText.print(RecordType.AAAA, rdata)).isEqualTo("2001:db8::1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NS", "CNAME", "PTR", "DNAME"})
  void namesThatDifferInCaseAloneAreTheSameValue(String mnemonic) {
    RecordType type = RecordType.of(mnemonic);

    assertThat(RdataText.parse(type, "Host.EXAMPLE."))
        .isEqualTo(RdataText.parse(type, "host.example."))
        .isEqualTo(Rdata.of(DomainName.of("host.example.").toWire()));
  }

  @Test
  void namesBehindNumbersAreLowerCasedToo() {
    assertThat(RdataText.parse(RecordType.MX, "10 Mail.Example."))
        .isEqualTo(RdataText.parse(RecordType.MX, "10 mail.example."));
    assertThat(RdataText.parse(RecordType.SRV, "1 2 3 Host.Example."))
        .isEqualTo(RdataText.parse(RecordType.SRV, "1 2 3 host.example."));
    assertThat(RdataText.parse(RecordType.HTTPS, "1 Host.Example."))
        .isEqualTo(RdataText.parse(RecordType.HTTPS, "1 host.example."));
  }

  @Test
  void theCaseOfTextStays() {
    assertThat(RdataText.print(RecordType.TXT, RdataText.parse(RecordType.TXT, "\"Hello\"")))
        .isEqualTo("\"Hello\"");
  }

  @Test
  void namesWithoutFinalDotEndInTheOrigin() {
    DomainName origin = DomainName.of("example.com.");

    assertThat(RdataText.parse(RecordType.CNAME, "www", origin))
        .isEqualTo(RdataText.parse(RecordType.CNAME, "www.example.com."));
    assertThat(RdataText.parse(RecordType.CNAME, "@", origin))
        .isEqualTo(RdataText.parse(RecordType.CNAME, "example.com."));
    assertThat(RdataText.parse(RecordType.CNAME, "www.example.com"))
        .isEqualTo(RdataText.parse(RecordType.CNAME, "www.example.com."));
  }

  @Test
  void theGenericFormServesKnownAndUnknownTypes() {
    RecordType unknown = RecordType.of("TYPE65280");

    Rdata rdata = RdataText.parse(unknown, "\\# 3 C0FFEE");

    assertThat(rdata.toBytes()).isEqualTo(HexFormat.of().parseHex("c0ffee"));
    assertThat(RdataText.print(unknown, rdata)).isEqualTo("\\# 3 c0ffee");
    assertThat(RdataText.print(unknown, RdataText.parse(unknown, "\\# 0"))).isEqualTo("\\# 0");
    assertThat(RdataText.parse(RecordType.A, "\\# 4 c0000201"))
        .isEqualTo(RdataText.parse(RecordType.A, "192.0.2.1"));
  }

  @Test
  void unicodeInQuotesIsKeptOctetForOctet() {
    Rdata rdata = RdataText.parse(RecordType.TXT, "\"Zürich 🏔\"");

    byte[] expected = "Zürich 🏔".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(rdata.length()).isEqualTo(expected.length + 1);
    assertThat(java.util.Arrays.copyOfRange(rdata.toBytes(), 1, rdata.length()))
        .isEqualTo(expected);
    assertThat(RdataText.parse(RecordType.TXT, RdataText.print(RecordType.TXT, rdata)))
        .isEqualTo(rdata);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A     | 192.0.2.256           | Invalid address: 192.0.2.256
          A     | 192.0.2.1 192.0.2.2   | '192.0.2.2' is too much
          A     | ``                    | missing
          A     | \\# 3 c00002           | no data of the type
          A     | \\# 4 c00002           | announces 4 octets and has 6
          AAAA  | 192.0.2.1             | Invalid address
          MX    | mail.example.         | expected an integer
          MX    | 10                    | missing
          MX    | 70000 mail.example.   | 16 bit
          TXT   | v=DKIM1; k=rsa        | what follows ';' would be taken for a comment
          TXT   | "open                 | a quote is opened and not closed
          TXT   | ``                    | the value is missing
          CNAME | ( a.example.          | its parentheses do not match
          CNAME | a..example.           | empty label
          CNAME | straße.example.       | if it is a name, write 'xn--strae-oqa.example.'
          CNAME | a\\256.example.       | the escape '\\256' is not three digits in 000..255
          CNAME | a\\                  | escape
          CNAME | bücher.example.       | write 'xn--bcher-kva.example.'
          HTTPS | 1 . port=abc          | abc
          HTTPS | 1 . mandatory=port    | mandatory
          A     | \\# four c0000201       | the number of octets
          A     | \\# 4 c000020g         | not hexadecimal
          HTTPS | 1 . ech=AB%D          | does not follow the grammar
          TYPE65280 | c0ffee            | write \\# <octets> <hex>
          ANY   | 192.0.2.1             | type ANY is for queries
          """)
  void whatIsWrongIsNamed(String mnemonic, String text, String reason) {
    RecordType type = TypeText.parse(mnemonic);

    assertThatThrownBy(() -> RdataText.parse(type, text))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageStartingWith(mnemonic + " value '" + text)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("<none>");
  }

  @Test
  void aNameInAValueThatIsTooLongIsToldWithItsLength() {
    String label = "a".repeat(64) + ".example.";
    String name = "%s.".formatted("a".repeat(60)).repeat(4) + "example.com.";

    assertThatThrownBy(() -> RdataText.parse(RecordType.CNAME, label))
        .hasMessageEndingWith("label 1 has 64 octets; the limit is 63");
    assertThatThrownBy(() -> RdataText.parse(RecordType.MX, "10 " + name))
        .hasMessageEndingWith("a name has 257 octets; the limit is 255");
  }

  @Test
  void aSecondLineIsNotLostUnseen() {
    assertThatThrownBy(() -> RdataText.parse(RecordType.A, "192.0.2.1\n192.0.2.2"))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageContaining("more than one line");
  }

  @Test
  void aTypeIsAMnemonicInAnyCaseOrANumber() {
    assertThat(TypeText.parse("https")).isEqualTo(RecordType.HTTPS);
    assertThat(TypeText.parse("TYPE1")).isEqualTo(RecordType.A);
    assertThat(TypeText.print(TypeText.parse("type29"))).isEqualTo("LOC");
    assertThat(TypeText.print(new RecordType(65280))).isEqualTo("TYPE65280");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NOSUCH", "1", "TYPE0", "TYPE65536", "TYPE99999999999", "A A"})
  void whatIsNoTypeIsRefused(String text) {
    assertThatThrownBy(() -> TypeText.parse(text)).isInstanceOf(InvalidRecordException.class);
  }

  /// Octets come from anywhere (a transfer, another program), so any octets of any type have a
  /// text.
  @Test
  void anyOctetsOfAnyTypeAreWrittenAsTextThatReadsBack() {
    long seed = Seed.draw();
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      RecordType type = new RecordType(1 + random.nextInt(round % 4 == 0 ? 0xfeff : 70));
      byte[] octets = new byte[random.nextInt(40)];
      random.nextBytes(octets);
      if (octets.length > 1) {
        octets[0] = (byte) random.nextInt(octets.length);
      }
      Rdata rdata = Rdata.of(octets);

      String text = RdataText.print(type, rdata);

      assertThat(text).as("-Dholdfast.seed=%d, round %d, %s", seed, round, type).isNotBlank();
      if (!text.startsWith("\\#")) {
        assertThat(RdataText.parse(type, text))
            .as("-Dholdfast.seed=%d, %s", seed, text)
            .isEqualTo(rdata);
      }
    }
  }
}
