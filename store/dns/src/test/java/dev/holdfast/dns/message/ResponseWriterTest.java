package dev.holdfast.dns.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dns.Seed;
import dev.holdfast.dns.lookup.Answer;
import dev.holdfast.dns.lookup.Lookup;
import dev.holdfast.dns.lookup.OwnedSet;
import dev.holdfast.dns.lookup.Rcode;
import dev.holdfast.dns.peer.Questions;
import dev.holdfast.dns.peer.RandomZone;
import dev.holdfast.dns.responder.Messages;
import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zones;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What is written is what others read, names short where they may be and whole where they must be.
class ResponseWriterTest {

  private static final int WHOLE = 0xffff;

  @Test
  void everyAnswerOfRandomZonesReadsBackAsItself() {
    long seed = Seed.draw();
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      ZoneFile file = RandomZone.from(random);
      Zones zones = Zones.NONE.with(TestZones.zone(file));
      Questions questions = new Questions(file, random);
      for (int i = 0; i < 100; i++) {
        Request.Query query = query(questions.next());
        Answer answer =
            Lookup.answer(zones, query.question().name(), new RecordType(query.question().type()));

        Message read = Messages.read(ResponseWriter.write(query, answer, WHOLE, 1232).octets());

        String place = "-Dholdfast.seed=%d, round %d, %s".formatted(seed, round, query.question());
        assertThat(texts(read, Section.ANSWER)).as(place).isEqualTo(texts(answer.answer()));
        assertThat(texts(read, Section.AUTHORITY)).as(place).isEqualTo(texts(answer.authority()));
        List<OwnedSet> additional = new ArrayList<>(answer.glue());
        additional.addAll(answer.additional());
        assertThat(texts(read, Section.ADDITIONAL)).as(place).isEqualTo(texts(additional));
      }
    }
  }

  @Test
  void anEndingWrittenBeforeIsPointedTo() {
    byte[] octets =
        write("www.example. CNAME", set("www.example.", RecordType.CNAME, "web.example."));

    assertThat(hex(octets))
        .endsWith("c00c" + "00050001" + "00000005" + "0006" + "03776562" + "c010");
  }

  @Test
  void aNameThatRepeatsItsOwnLabelsIsWrittenOut() {
    byte[] octets = write("a.a.a. A", set("a.a.a.", RecordType.A, "192.0.2.1"));

    assertThat(hex(octets)).contains("0161" + "0161" + "0161" + "00" + "00010001" + "c00c");
  }

  @Test
  void theRootIsWrittenAsItIs() {
    byte[] octets = write(". NS", set(".", RecordType.NS, "."));

    assertThat(hex(octets)).endsWith("00" + "0002" + "0001" + "00000005" + "0001" + "00");
  }

  @Test
  void namesInTypesThatReceiversNeedNotKnowAreWrittenWhole() {
    byte[] srv = write("s.example. SRV", set("s.example.", RecordType.SRV, "1 2 3 host.example."));
    byte[] dname = write("d.example. DNAME", set("d.example.", RecordType.DNAME, "to.example."));

    assertThat(hex(srv)).endsWith("04686f7374" + "076578616d706c65" + "00");
    assertThat(hex(dname)).endsWith("02746f" + "076578616d706c65" + "00");
  }

  @Test
  void namesBeyondTheReachOfPointersAreWrittenOutAgain() {
    List<OwnedSet> sets = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String text = "\"" + "x".repeat(250) + "\" \"" + "y".repeat(250) + "\"";
      sets.add(set("t" + i + ".example.", RecordType.TXT, text));
      sets.add(set("p" + i + ".other.test.", RecordType.PTR, "q" + i + ".third.test."));
    }

    Message read = Messages.read(write("t0.example. TXT", sets.toArray(OwnedSet[]::new)));

    assertThat(texts(read, Section.ANSWER)).isEqualTo(texts(sets));
  }

  @Test
  void aResponseIsCutAtTheLastWholeSetWhateverTheLimit() {
    OwnedSet[] sets = new OwnedSet[20];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = set("n" + i + ".example.", RecordType.MX, "10 m" + i + ".example.", "20 b.test.");
    }
    Request.Query query = query("n0.example. MX");
    Answer answer = answer(sets);
    int whole = ResponseWriter.write(query, answer, WHOLE, 1232).octets().length;

    for (int limit = 40; limit <= whole; limit++) {
      Response response = ResponseWriter.write(query, answer, limit, 1232);
      Message read = Messages.read(response.octets());
      int kept = read.getSection(Section.ANSWER).size() / 2;

      assertThat(response.octets()).hasSizeLessThanOrEqualTo(limit);
      assertThat(response.truncated()).isEqualTo(limit < whole);
      assertThat(texts(read, Section.ANSWER)).isEqualTo(texts(List.of(sets).subList(0, kept)));
    }
  }

  private static byte[] write(String question, OwnedSet... sets) {
    return ResponseWriter.write(query(question), answer(sets), WHOLE, 1232).octets();
  }

  private static Answer answer(OwnedSet... sets) {
    return new Answer(Rcode.NOERROR, true, List.of(sets), List.of(), List.of(), List.of());
  }

  private static Request.Query query(String question) {
    return (Request.Query) RequestReader.read(Messages.query(question).toWire());
  }

  private static OwnedSet set(String owner, RecordType type, String... values) {
    List<Rdata> rdata =
        List.of(values).stream().map(value -> RdataText.parse(type, value)).toList();
    return new OwnedSet(DomainName.of(owner), new RecordSet(type, 5, rdata));
  }

  private static List<String> texts(Message message, int section) {
    List<String> texts = new ArrayList<>();
    for (Record record : message.getSection(section)) {
      if (record.getType() != Type.OPT) {
        texts.add(
            text(
                record.getName().canonicalize().toString(),
                record.getTTL(),
                record.getType(),
                record.rdataToWireCanonical()));
      }
    }
    return texts;
  }

  private static List<String> texts(List<OwnedSet> sets) {
    List<String> texts = new ArrayList<>();
    for (OwnedSet owned : sets) {
      for (Rdata rdata : owned.set().rdata()) {
        RecordSet set = owned.set();
        texts.add(
            text(owned.owner().toString(), set.ttlSeconds(), set.type().code(), rdata.toBytes()));
      }
    }
    return texts;
  }

  private static String text(String owner, long ttlSeconds, int type, byte[] rdata) {
    return owner + " " + ttlSeconds + " " + type + " " + hex(rdata);
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }
}
