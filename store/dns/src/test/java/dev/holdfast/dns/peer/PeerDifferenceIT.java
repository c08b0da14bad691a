package dev.holdfast.dns.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.holdfast.dns.Seed;
import dev.holdfast.dns.front.DnsClient;
import dev.holdfast.dns.front.DnsFront;
import dev.holdfast.dns.front.FrontListener;
import dev.holdfast.dns.front.FrontOptions;
import dev.holdfast.dns.responder.AnswerPolicy;
import dev.holdfast.dns.responder.Messages;
import dev.holdfast.dns.zonefile.TestZones;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.dns.zonefile.ZoneFileReader;
import dev.holdfast.dns.zonefile.ZoneFileWriter;
import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zones;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Message;

/// The same zone in Holdfast and, from the file that Holdfast writes, in another server: thousands
/// of questions to both, and no difference between the answers.
///
/// It needs `nsd` and `knotd` on the PATH, so it runs where the build is told that they are there:
/// `./mvnw verify -Dtests.excluded=none`.
@Tag("peers")
class PeerDifferenceIT {

  private static final int RANDOM_ZONES = 25;

  private final long seed = Seed.draw();
  private final Random random = new Random(seed);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Peer.Kind.class)
  void anotherServerGivesTheSameAnswersFromAZoneWithEverything(Peer.Kind kind) throws IOException {
    assertThat(differences(kind, zoneWithEverything(), 6_000)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Peer.Kind.class)
  void anotherServerGivesTheSameAnswersFromRandomZones(Peer.Kind kind) throws IOException {
    for (int round = 0; round < RANDOM_ZONES; round++) {
      ZoneFile zone = RandomZone.from(random);

      assertThat(differences(kind, zone, 500)).as(() -> "zone%n%s".formatted(zone)).isEmpty();
    }
  }

  private List<String> differences(Peer.Kind kind, ZoneFile zone, int questions)
      throws IOException {
    Zones zones = Zones.NONE.with(TestZones.zone(zone));
    try (Writer out = Files.newBufferedWriter(folder.resolve("zone"))) {
      ZoneFileWriter.write(zone, out);
    }
    try (Peer peer = Peer.start(kind, folder, zone.apex().toString());
        DnsFront front =
            DnsFront.start(
                FrontOptions.on(new InetSocketAddress("127.0.0.1", 0)),
                () -> zones,
                AnswerPolicy.ALWAYS,
                FrontListener.NONE)) {
      awaitAnswer(peer, zone);
      return differences(
          new Questions(zone, random), questions, front.addresses().getFirst(), peer.address());
    }
  }

  private static ZoneFile zoneWithEverything() throws IOException {
    try (InputStream in = PeerDifferenceIT.class.getResourceAsStream("peer.zone")) {
      return ZoneFileReader.read(in, "peer.zone", DomainName.ROOT);
    }
  }

  private List<String> differences(
      Questions questions, int count, InetSocketAddress holdfast, InetSocketAddress peer)
      throws IOException {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String question = questions.next();
      Message query =
          random.nextBoolean() ? Messages.query(question) : Messages.edns(question, 1232);
      boolean tcp = random.nextInt(10) == 0;
      Message response = ask(holdfast, query, tcp);
      if (!Observation.isBeyondCommonLimits(response)) {
        Observation ours = Observation.of(response);
        Observation theirs = Observation.of(ask(peer, query, tcp));
        if (!ours.equals(theirs)) {
          differences.add(
              "-Dholdfast.seed=%d: %s%n  holdfast %s%n  peer     %s"
                  .formatted(seed, question, ours, theirs));
        }
      }
    }
    return differences;
  }

  private static Message ask(InetSocketAddress server, Message query, boolean tcp)
      throws IOException {
    return tcp ? DnsClient.overTcp(server, query) : DnsClient.overUdp(server, query);
  }

  private static void awaitAnswer(Peer peer, ZoneFile zone) throws IOException {
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() ->
              DnsClient.overTcp(peer.address(), Messages.query(zone.apex() + " SOA")).getRcode()
                  == 0);
    } catch (ConditionTimeoutException silent) {
      fail("the other server does not answer; it printed:\n" + peer.printed());
    }
  }
}
