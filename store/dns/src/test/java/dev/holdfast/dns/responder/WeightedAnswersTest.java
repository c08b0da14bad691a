package dev.holdfast.dns.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Goal: a weighted set answers each query with one address, as often as its weight says, wherever
/// in a response the set comes up.
///
/// The draws are seeded, so the counts are the same in every run; the bounds are what an honest
/// draw keeps by at least nine standard deviations.
class WeightedAnswersTest {

  private static final int QUERIES = 20_000;

  private static final Zones ZONES = Zones.NONE.with(zone());

  private final SplittableRandom random = new SplittableRandom(0x5eed);
  private final Responder responder = new Responder(AnswerPolicy.ALWAYS, random::nextLong);

  private static Zone zone() {
    Zone zone =
        TestZones.zone(
            """
            $ORIGIN example.
            $TTL 600
            @ SOA ns1 hostmaster 42 7200 900 1209600 300
            @ NS ns1
            @ MX 10 api
            whole A 192.0.2.1
            whole A 192.0.2.2
            alias CNAME api
            cut NS ns.cut
            """);
    Map<String, Map<String, Integer>> weighted =
        Map.of(
            "api", Map.of("192.0.2.1", 10, "192.0.2.2", 30, "192.0.2.3", 60, "192.0.2.4", 0),
            "*.wild", Map.of("192.0.2.1", 1, "192.0.2.2", 3),
            "zeros", Map.of("192.0.2.1", 0, "192.0.2.2", 0, "192.0.2.3", 0),
            "only", Map.of("192.0.2.1", 1),
            "ns1", Map.of("192.0.2.1", 0, "192.0.2.2", 1, "192.0.2.3", 1),
            "ns.cut", Map.of("192.0.2.1", 0, "192.0.2.2", 1, "192.0.2.3", 1),
            "most", Map.of("192.0.2.1", 65_535, "192.0.2.2", 65_535, "192.0.2.3", 1));
    for (String name : weighted.keySet()) {
      zone = TestZones.weighted(zone, name + ".example.", RecordType.A, weighted.get(name));
    }
    return TestZones.weighted(
        zone, "six.example.", RecordType.AAAA, Map.of("2001:db8::1", 1, "2001:db8::2", 0));
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void eachAddressIsAnsweredAsOftenAsItsWeightSaysAndOneOfWeightZeroNever(Transport transport) {
    Map<String, Integer> counts = counts("api.example. A", transport);

    assertThat(counts).containsOnlyKeys("192.0.2.1", "192.0.2.2", "192.0.2.3");
    assertShare(counts, "192.0.2.1", 0.1);
    assertShare(counts, "192.0.2.2", 0.3);
    assertShare(counts, "192.0.2.3", 0.6);
  }

  @Test
  void theLargestWeightsAreDrawnFairlyToo() {
    Map<String, Integer> counts = counts("most.example. A", Transport.UDP);

    assertShare(counts, "192.0.2.1", 0.5);
    assertShare(counts, "192.0.2.2", 0.5);
  }

  @Test
  void weightsThatAreAllZeroAreEqual() {
    Map<String, Integer> counts = counts("zeros.example. A", Transport.UDP);

    assertThat(counts).hasSize(3);
    counts.keySet().forEach(address -> assertShare(counts, address, 1.0 / 3));
  }

  @Test
  void aSetWithoutWeightsIsAnsweredWhole() {
    assertThat(addresses(Section.ANSWER, ask("whole.example. A", Transport.UDP)))
        .containsExactly("192.0.2.1", "192.0.2.2");
  }

  @Test
  void aWeightOnASingleAddressChangesNothing() {
    assertThat(counts("only.example. A", Transport.TCP)).containsOnlyKeys("192.0.2.1");
    assertThat(counts("six.example. AAAA", Transport.UDP)).containsOnlyKeys("2001:db8:0:0:0:0:0:1");
  }

  @Test
  void anAliasLeadsToOneOfTheAddresses() {
    Message response = ask("alias.example. A", Transport.UDP);

    assertThat(response.getSection(Section.ANSWER)).hasSize(2);
    assertShare(counts("alias.example. A", Transport.UDP), "192.0.2.3", 0.6);
  }

  @Test
  void aWildcardsAddressesAreDrawnForTheNameThatWasAskedFor() {
    Message response = ask("x.wild.example. A", Transport.UDP);

    assertThat(response.getSection(Section.ANSWER).getFirst().getName())
        .hasToString("x.wild.example.");
    assertShare(counts("x.wild.example. A", Transport.UDP), "192.0.2.2", 0.75);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example. MX", "example. NS"})
  void anAdditionalAddressIsDrawnAsItsOwnQuestionWouldHaveGotIt(String question) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < QUERIES; i++) {
      List<String> additional = addresses(Section.ADDITIONAL, ask(question, Transport.UDP));
      assertThat(additional).hasSize(1);
      counts.merge(additional.getFirst(), 1, Integer::sum);
    }

    assertThat(counts).doesNotContainKey(question.endsWith("MX") ? "192.0.2.4" : "192.0.2.1");
    assertShare(counts, "192.0.2.2", question.endsWith("MX") ? 0.3 : 0.5);
  }

  @Test
  void glueIsCompleteButForAddressesOfWeightZero() {
    Message referral = ask("www.cut.example. A", Transport.UDP);

    assertThat(addresses(Section.ADDITIONAL, referral)).containsExactly("192.0.2.2", "192.0.2.3");
  }

  @Test
  void anyIsAnsweredWithOneAddressOfAWeightedSet() {
    assertThat(counts("api.example. ANY", Transport.TCP))
        .containsOnlyKeys("192.0.2.1", "192.0.2.2", "192.0.2.3");
  }

  private Map<String, Integer> counts(String question, Transport transport) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < QUERIES; i++) {
      List<String> answered = addresses(Section.ANSWER, ask(question, transport));
      assertThat(answered).as(question).hasSize(1);
      counts.merge(answered.getFirst(), 1, Integer::sum);
    }
    return counts;
  }

  private static void assertShare(Map<String, Integer> counts, String address, double share) {
    assertThat(counts.get(address) / (double) QUERIES)
        .as("%s of %s", address, counts)
        .isCloseTo(share, within(0.032));
  }

  private Message ask(String question, Transport transport) {
    byte[] request = Messages.query(question).toWire();
    return Messages.read(((Reply.Message) responder.respond(ZONES, request, transport)).octets());
  }

  private static List<String> addresses(int section, Message response) {
    List<String> addresses = new ArrayList<>();
    for (Record answer : response.getSection(section)) {
      if (answer.getType() == 1 || answer.getType() == 28) {
        addresses.add(answer.rdataToString());
      }
    }
    Collections.sort(addresses);
    return addresses;
  }
}
