package dev.holdfast.dns.responder;

import static dev.holdfast.dns.responder.Messages.edns;
import static dev.holdfast.dns.responder.Messages.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.zone.Zones;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;

/// Every request that has a header is answered in the way RFC 8906 asks for, in the room there is.
class ResponderTest {

  private static final Zones ZONES =
      TestZones.of(
          """
          $ORIGIN example.
          $TTL 600
          @ SOA ns1 hostmaster 42 7200 900 1209600 300
          @ NS ns1
          ns1 A 192.0.2.1
          www A 192.0.2.80
          www A 192.0.2.81
          alias CNAME www
          $GENERATE 1-30 big A 192.0.2.$
          $GENERATE 1-100 huge A 192.0.2.$
          $GENERATE 1-20 cut NS ns$.cut
          $GENERATE 1-20 ns$.cut A 192.0.2.$
          to-huge CNAME huge
          mx MX 10 huge
          """);

  private static final Responder RESPONDER = new Responder(AnswerPolicy.ALWAYS);

  @Test
  void aQueryIsAnsweredWithItsIdQuestionAndTheAuthoritysFlags() {
    Message query = query("www.example. A");

    Message response = respond(query);

    assertThat(response.getHeader().getID()).isEqualTo(query.getHeader().getID());
    assertThat(response.getQuestion()).isEqualTo(query.getQuestion());
    assertThat(response.getHeader().printFlags()).isEqualTo("qr aa rd ");
    assertThat(response.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(response.getSection(Section.ANSWER))
        .extracting(Record::rdataToString)
        .containsExactly("192.0.2.80", "192.0.2.81");
    assertThat(response.getOPT()).isNull();
  }

  @Test
  void theQuestionIsRepeatedInTheCaseItWasAskedInAndTheOwnerPointsToIt() {
    byte[] octets = octets(respondTo(query("wWw.eXAMple. A").toWire(), Transport.UDP));

    assertThat(new String(octets, 13, 11, StandardCharsets.US_ASCII)).isEqualTo("wWw\u0007eXAMple");
    assertThat(Messages.read(octets).getSection(Section.ANSWER).getFirst().getName().toString())
        .isEqualTo("wWw.eXAMple.");
    assertThat(Arrays.copyOfRange(octets, 29, 31)).containsExactly(0xc0, 12);
  }

  @Test
  void flagsThatMeanNothingHereAreCleared() {
    Message query = query("www.example. A");
    query.getHeader().setFlag(Flags.AD);
    query.getHeader().setFlag(Flags.CD);
    query.getHeader().setFlag(Flags.RA);
    query.getHeader().setFlag(Flags.TC);
    query.getHeader().setFlag(Flags.AA);
    byte[] wire = query.toWire();
    wire[3] |= 0x40;

    byte[] response = octets(respondTo(wire, Transport.UDP));

    assertThat(response[2] & 0xff).isEqualTo(0x85);
    assertThat(response[3]).isZero();
  }

  @Test
  void ednsIsAnsweredWithOurOwnPayloadAndTheAskersDnssecBit() {
    Message plain = respond(edns("www.example. A", 4096));
    Message wanting = query("www.example. A");
    wanting.addRecord(new OPTRecord(4096, 0, 0, ExtendedFlags.DO | 0x7f), Section.ADDITIONAL);

    assertThat(plain.getOPT().getPayloadSize()).isEqualTo(1232);
    assertThat(plain.getOPT().getFlags()).isZero();
    assertThat(plain.getOPT().getVersion()).isZero();
    assertThat(respond(wanting).getOPT().getFlags()).isEqualTo(ExtendedFlags.DO);
  }

  @Test
  void unknownEdnsOptionsAreIgnoredAndNotRepeated() {
    Message query = query("www.example. A");
    query.addRecord(
        new OPTRecord(1232, 0, 0, 0, new GenericEDNSOption(65001, new byte[] {1, 2, 3})),
        Section.ADDITIONAL);

    Message response = respond(query);

    assertThat(response.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(response.getOPT().getOptions()).isEmpty();
  }

  @Test
  void anUnknownEdnsVersionIsAnsweredWithTheOneWeSpeak() {
    Message query = query("www.example. A");
    query.addRecord(new OPTRecord(1232, 0, 1), Section.ADDITIONAL);

    Message response = respond(query);

    assertThat(response.getRcode()).isEqualTo(Rcode.BADVERS);
    assertThat(response.getOPT().getVersion()).isZero();
    assertThat(response.getSection(Section.ANSWER)).isEmpty();
    assertThat(response.getQuestion()).isEqualTo(query.getQuestion());
  }

  @Test
  void twoOptRecordsAreAFormatError() {
    Message query = edns("www.example. A", 1232);
    query.addRecord(new OPTRecord(4096, 0, 0), Section.ADDITIONAL);

    assertHeaderOnly(query.toWire(), Rcode.FORMERR);
  }

  @Test
  void anOptRecordThatIsNotTheRootsIsAFormatError() {
    byte[] wire = edns("www.example. A", 1232).toWire();
    byte[] named = Arrays.copyOf(wire, wire.length + 1);
    System.arraycopy(wire, wire.length - 10, named, wire.length - 9, 10);
    named[wire.length - 11] = (byte) 0xc0;
    named[wire.length - 10] = 12;

    assertHeaderOnly(named, Rcode.FORMERR);
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcode.IQUERY, Opcode.STATUS, Opcode.NOTIFY, Opcode.UPDATE, 15})
  void otherOpcodesAreNotImplemented(int opcode) {
    Message query = query("www.example. A");
    query.getHeader().setOpcode(opcode);

    byte[] response = octets(respondTo(query.toWire(), Transport.UDP));

    assertThat(response).hasSize(12);
    assertThat(Messages.read(response).getHeader().getOpcode()).isEqualTo(opcode);
    assertThat(Messages.read(response).getRcode()).isEqualTo(Rcode.NOTIMP);
  }

  @Test
  void aResponseIsNeverRespondedTo() {
    Message response = query("www.example. A");
    response.getHeader().setFlag(Flags.QR);

    assertThat(respondTo(response.toWire(), Transport.UDP)).isEqualTo(Reply.SILENCE);
  }

  @Test
  void octetsTooFewForAHeaderGetNoReply() {
    for (int length = 0; length < 12; length++) {
      assertThat(respondTo(new byte[length], Transport.UDP)).isEqualTo(Reply.SILENCE);
    }
  }

  @Test
  void aMessageCutOffAnywhereBehindItsHeaderIsAFormatError() {
    byte[] whole = edns("www.example. A", 1232).toWire();

    for (int length = 12; length < whole.length; length++) {
      assertHeaderOnly(Arrays.copyOf(whole, length), Rcode.FORMERR);
    }
  }

  @Test
  void octetsBehindTheMessageAreAFormatError() {
    byte[] whole = query("www.example. A").toWire();

    assertHeaderOnly(Arrays.copyOf(whole, whole.length + 1), Rcode.FORMERR);
  }

  @Test
  void noQuestionOrSeveralAreAFormatError() {
    Message none = new Message();
    Message two = query("www.example. A");
    two.addRecord(query("ns1.example. A").getQuestion(), Section.QUESTION);

    assertHeaderOnly(none.toWire(), Rcode.FORMERR);
    assertHeaderOnly(two.toWire(), Rcode.FORMERR);
  }

  @Test
  void aCompressedQuestionIsAFormatError() {
    byte[] wire = query("www.example. A").toWire();
    wire[16] = (byte) 0xc0;
    wire[17] = 12;

    assertHeaderOnly(wire, Rcode.FORMERR);
  }

  @Test
  void typeZeroIsAFormatError() {
    byte[] wire = query("www.example. A").toWire();
    wire[wire.length - 3] = 0;

    assertThat(Messages.read(octets(respondTo(wire, Transport.UDP))).getRcode())
        .isEqualTo(Rcode.FORMERR);
  }

  @Test
  void recordsBesidesTheQuestionAreSkipped() throws Exception {
    Message query = query("www.example. A");
    Record record =
        Record.fromString(
            Name.fromString("www.example."), Type.A, DClass.IN, 5, "192.0.2.9", Name.root);
    query.addRecord(record, Section.ANSWER);
    query.addRecord(record, Section.AUTHORITY);
    query.addRecord(record, Section.ADDITIONAL);

    assertThat(respond(query).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void aSignatureWithAKeyNobodyKnowsIsNotHeldAgainstAQuery() {
    Message query = query("www.example. A");
    new TSIG(TSIG.HMAC_SHA256, "key.example.", "c2VjcmV0").apply(query, null);

    assertThat(respond(query).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void classesOtherThanInternetAreRefused() throws Exception {
    Message chaos =
        Message.newQuery(Record.newRecord(Name.fromString("version.bind."), Type.TXT, DClass.CH));

    assertThat(respond(chaos).getRcode()).isEqualTo(Rcode.REFUSED);
    assertThat(respond(chaos).getQuestion()).isEqualTo(chaos.getQuestion());
  }

  @ParameterizedTest
  @ValueSource(strings = {"example. AXFR", "example. IXFR"})
  void transfersAreRefused(String question) {
    assertThat(respond(query(question)).getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void namesOutsideTheZonesAreRefused() {
    Message response = respond(query("www.example.org. A"));

    assertThat(response.getRcode()).isEqualTo(Rcode.REFUSED);
    assertThat(response.getHeader().getFlag(Flags.AA)).isFalse();
    assertThat(respond(query(". NS")).getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void aServerThatMayNotAnswerSaysSoAndNothingElse() {
    Responder stale = new Responder(() -> false);

    Reply reply = stale.respond(ZONES, edns("missing.example. A", 1232).toWire(), Transport.UDP);

    Message response = Messages.read(octets(reply));
    assertThat(response.getRcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(response.getSection(Section.AUTHORITY)).isEmpty();
    assertThat(response.getOPT()).isNotNull();
  }

  @Test
  void withoutEdnsADatagramHasAtMost512Octets() {
    Reply.Message cut = (Reply.Message) respondTo(query("huge.example. A").toWire(), Transport.UDP);
    Reply.Message fits = (Reply.Message) respondTo(query("big.example. A").toWire(), Transport.UDP);

    assertThat(cut.truncated()).isTrue();
    assertThat(cut.octets()).hasSizeLessThanOrEqualTo(512);
    assertThat(Messages.read(cut.octets()).getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(Messages.read(cut.octets()).getSection(Section.ANSWER)).isEmpty();
    assertThat(fits.truncated()).isFalse();
    assertThat(Messages.read(fits.octets()).getSection(Section.ANSWER)).hasSize(30);
  }

  @Test
  void withEdnsADatagramHasAtMostWhatTheAskerTakesAndAtMost1232Octets() {
    assertThat(octets(respondTo(edns("huge.example. A", 100).toWire(), Transport.UDP)))
        .hasSizeLessThanOrEqualTo(512);
    assertThat(respond(edns("big.example. A", 513)).getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(octets(respondTo(edns("huge.example. A", 65535).toWire(), Transport.UDP)))
        .hasSizeLessThanOrEqualTo(1232);
    assertThat(respond(edns("big.example. A", 600)).getSection(Section.ANSWER)).hasSize(30);
  }

  @Test
  void overTcpTheWholeAnswerGoesOut() {
    Reply reply = respondTo(query("huge.example. A").toWire(), Transport.TCP);

    assertThat(Messages.read(octets(reply)).getSection(Section.ANSWER)).hasSize(100);
    assertThat(((Reply.Message) reply).truncated()).isFalse();
  }

  @Test
  void onlyWholeSetsAreLeftOutAndWhatFitsBeforeThemStays() {
    Message response = respond(query("to-huge.example. A"));

    assertThat(response.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(response.getSection(Section.ANSWER))
        .extracting(Record::getType)
        .containsExactly(Type.CNAME);
  }

  @Test
  void additionalAddressesThatDoNotFitAreLeftOutWithoutWord() {
    Message response = respond(query("mx.example. MX"));

    assertThat(response.getHeader().getFlag(Flags.TC)).isFalse();
    assertThat(response.getSection(Section.ANSWER)).hasSize(1);
    assertThat(response.getSection(Section.ADDITIONAL)).isEmpty();
  }

  @Test
  void glueThatDoesNotFitIsWorthComingAgainFor() {
    Message small = respond(query("x.cut.example. A"));
    Message large = respond(edns("x.cut.example. A", 1232));

    assertThat(small.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(small.getHeader().getFlag(Flags.AA)).isFalse();
    assertThat(small.getSection(Section.AUTHORITY)).hasSize(20);
    assertThat(large.getHeader().getFlag(Flags.TC)).isFalse();
    assertThat(large.getSection(Section.ADDITIONAL)).hasSize(20 + 1);
  }

  private static Message respond(Message query) {
    return Messages.read(octets(respondTo(query.toWire(), Transport.UDP)));
  }

  private static Reply respondTo(byte[] request, Transport transport) {
    return RESPONDER.respond(ZONES, request, transport);
  }

  private static byte[] octets(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Message.class);
    return ((Reply.Message) reply).octets();
  }

  private static void assertHeaderOnly(byte[] request, int rcode) {
    byte[] response = octets(respondTo(request, Transport.UDP));

    assertThat(response).hasSize(12);
    assertThat(Arrays.copyOf(response, 2)).isEqualTo(Arrays.copyOf(request, 2));
    assertThat(Messages.read(response).getRcode()).isEqualTo(rcode);
  }
}
