package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.KeptFolder.Entry;
import dev.holdfast.replica.codec.EncodedRequest;
import dev.holdfast.replica.codec.LogEntry;
import dev.holdfast.replica.codec.StateReader;
import dev.holdfast.replica.codec.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever an earlier version wrote is read by this one, and means the same. `format/N` holds the
/// folder of a node that ran the last release of format N, and what it held, as text; nothing in it
/// is ever written again.
///
/// Only the newest may be, while no release has it: a new command is told in [FormatStory], and
/// `-Dgolden.rewrite=true` writes the files anew.
@ParameterizedClass(name = "format {0}")
@MethodSource("formats")
class FormatTest {

  private static final InetSocketAddress ADDRESS =
      InetSocketAddress.createUnresolved("127.0.0.1", 47101);

  private static final Set<String> COMMANDS_OF_FORMAT_1 =
      Set.of(
          "OpenPlan",
          "StageRecordSets",
          "SealPlan",
          "EnactPlan",
          "RollBack",
          "PutRecordSets",
          "DeleteRecordSets",
          "CleanUp",
          "ClaimEnactment",
          "ReportEnactment",
          "ForgetTarget",
          "Freeze",
          "Unfreeze",
          "SetGuards",
          "SetHistoryLimit",
          "GrantOverride",
          "RevokeOverride",
          "CreateZone",
          "ImportZone",
          "DeleteZone");

  private final int format;
  private final Path files;
  private final KeptFolder kept;
  @TempDir Path folder;

  FormatTest(int format) {
    this.format = format;
    this.files = files(format);
    this.kept = new KeptFolder(files.resolve("n1"));
  }

  static IntStream formats() throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      FormatWriter.write(Formats.NEWEST, files(Formats.NEWEST));
    }
    return IntStream.rangeClosed(Formats.OLDEST, Formats.NEWEST);
  }

  private static Path files(int format) {
    return Path.of("src/test/resources/format", Integer.toString(format));
  }

  /// The commands of a format that has a newer one are known for ever.
  private Set<String> commands() {
    return format == 1
        ? COMMANDS_OF_FORMAT_1
        : Arrays.stream(Command.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());
  }

  @Test
  void theLogHoldsEveryCommandOfItsFormat() throws IOException {
    Set<String> commands = new TreeSet<>();
    for (LogEntry entry : log()) {
      entry.requests().forEach(it -> commands.add(it.command().getClass().getSimpleName()));
    }

    assertThat(commands).isEqualTo(commands());
  }

  @Test
  void theLogSaysWhatItSaid() throws IOException {
    List<String> lines = new ArrayList<>();
    for (LogEntry entry : log()) {
      lines.addAll(Listing.of("LogEntry", entry));
    }

    assertThat(lines).containsSubsequence(Files.readAllLines(files.resolve("log.txt")));
  }

  /// What a node of this version writes while the cluster is at format 1 is read by nodes that know
  /// no other.
  @Test
  void theLogIsWrittenAgainAsItWas() throws IOException {
    for (Entry kept : kept.entries()) {
      LogEntry entry = LogEntry.decode(kept.octets().duplicate());

      assertThat(encoded(entry)).as("entry %d", kept.index()).isEqualTo(octets(kept.octets()));
    }
  }

  @Test
  void theLogLeadsToTheStateItLedTo() throws IOException {
    assertIsTheStateThatWas(replayed(Long.MAX_VALUE));
  }

  @Test
  void theSnapshotHoldsWhatTheLogUpToItLeadsTo() throws IOException {
    byte[] stream = snapshotStream();
    State state = StateReader.read(new ByteArrayInputStream(stream));
    String index = kept.snapshot().getFileName().toString().split("-")[1];

    assertThat(state).isEqualTo(replayed(Long.parseLong(index)));
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    StateWriter.write(state, again);
    assertThat(again.toByteArray()).isEqualTo(stream);
  }

  @Test
  void aNodeGoesOnWithTheFolder() throws IOException {
    InetSocketAddress address = Cluster.freeAddress();
    ReplicaConfig config =
        ReplicaConfig.of(
                "kept", "n1", Map.of("n1", address), kept.moved(folder, ADDRESS, address).folder())
            .with(Cluster.SMALL);
    try (RatisReplica node = RatisReplica.start(config)) {
      assertIsTheStateThatWas(node.applied().state());

      await().atMost(Cluster.PATIENCE).until(() -> node.standing().role() == Standing.Role.LEADER);
      Request next = Request.of("teller", new Command.Unfreeze(new Command.Held.WholeStore()));
      assertThat(node.submit(next).join().reply().revision())
          .isEqualTo(replayed(Long.MAX_VALUE).revision() + 1);
    }
  }

  private void assertIsTheStateThatWas(State state) throws IOException {
    assertThat(Listing.of("State", state))
        .containsSubsequence(Files.readAllLines(files.resolve("state.txt")));
    assertThat(StateHash.of(state)).hasToString(Files.readString(files.resolve("hash")).strip());
  }

  private List<LogEntry> log() throws IOException {
    return kept.entries().stream().map(entry -> LogEntry.decode(entry.octets())).toList();
  }

  private State replayed(long upTo) throws IOException {
    State state = State.EMPTY;
    for (Entry entry : kept.entries()) {
      LogEntry decoded = LogEntry.decode(entry.octets());
      for (Request request : decoded.requests()) {
        state =
            entry.index() <= upTo ? Protocol.apply(state, request, decoded.stamp()).state() : state;
      }
    }
    return state;
  }

  /// The state in the snapshot file: what stands behind sixteen octets and the header, up to the
  /// digest.
  private byte[] snapshotStream() throws IOException {
    byte[] file = Files.readAllBytes(kept.snapshot());
    int header = 16;
    int state = header + 1 + file[header];
    return Arrays.copyOfRange(file, state, file.length - 32);
  }

  private static byte[] encoded(LogEntry entry) {
    return entry.requests().isEmpty()
        ? LogEntry.encode(entry.formatVersion(), entry.stamp())
        : LogEntry.encode(
            entry.stamp(), entry.requests().stream().map(EncodedRequest::of).toList());
  }

  private static byte[] octets(ByteBuffer buffer) {
    byte[] octets = new byte[buffer.remaining()];
    buffer.duplicate().get(octets);
    return octets;
  }
}
