package dev.holdfast.replica.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.StateMachineLogEntryProto;
import org.apache.ratis.server.RaftServerConfigKeys.Log.CorruptionPolicy;
import org.apache.ratis.server.raftlog.segmented.LogSegment;
import org.apache.ratis.server.raftlog.segmented.LogSegmentPath;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.SizeInBytes;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: a log segment of any octets is refused, or Raft reads in it the very entries that the
/// check found; nothing that was applied is ever cut off, and what was cut off stays as a copy.
@Timeout(10)
class LogSegmentFuzzTest {

  private static final SizeInBytes LARGEST = SizeInBytes.valueOf("1MB");

  @TempDir Path folder;

  /// The first octet of an input tells up to which entry the node has applied.
  static Stream<byte[]> segments() {
    byte[] three = segment(3);
    return Stream.of(
            new byte[0],
            LogFrames.HEADER,
            segment(1),
            three,
            Arrays.copyOf(three, three.length + 64),
            Arrays.copyOf(three, three.length - 3),
            Arrays.copyOf(Arrays.copyOf(three, three.length - 3), three.length + 64))
        .flatMap(segment -> Stream.of(0, 2).map(applied -> prefixed(applied, segment)));
  }

  @MethodSource("segments")
  @FuzzTest
  void aSegmentIsWhatRaftReadsInItOrIsRefused(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    long applied = input[0] % 4 - 1L;
    byte[] octets = Arrays.copyOfRange(input, 1, input.length);
    Path file = folder.resolve("log_inprogress_0");
    Path copy = folder.resolve("torn-log_inprogress_0");
    Files.deleteIfExists(copy);
    Files.write(file, octets);

    Optional<LogExtent> extent;
    try {
      extent = run(applied);
    } catch (StorageException refused) {
      assertThat(refused.getMessage()).contains(file.toString());
      assertThat(Files.readAllBytes(file)).isEqualTo(octets);
      return;
    }

    long last = extent.map(LogExtent::last).orElse(-1L);
    byte[] kept = Files.readAllBytes(file);
    assertThat(Arrays.copyOf(octets, kept.length)).isEqualTo(kept);
    if (kept.length < octets.length) {
      assertThat(last).isGreaterThanOrEqualTo(applied);
      assertThat(Files.readAllBytes(copy)).isEqualTo(octets);
    }
    assertThat(run(applied)).isEqualTo(extent);
    assertThat(Files.readAllBytes(file)).isEqualTo(kept);
    if (new LogFrames(kept).hasHeader()) {
      assertThat(readByRaft(file)).isEqualTo(LongStream.rangeClosed(0, last).boxed().toList());
    }
  }

  private Optional<LogExtent> run(long applied) {
    return LogCheck.run(
        folder, applied < 0 ? Optional.empty() : Optional.of(new LogPosition(1, applied)));
  }

  private static List<Long> readByRaft(Path file) throws IOException {
    List<Long> indices = new ArrayList<>();
    LogSegment.readSegmentFile(
        file.toFile(),
        LogSegmentPath.matchLogSegment(file).getStartEnd(),
        LARGEST,
        CorruptionPolicy.EXCEPTION,
        null,
        entry -> indices.add(entry.getIndex()));
    return indices;
  }

  private static byte[] segment(int entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(LogFrames.HEADER);
    for (int index = 0; index < entries; index++) {
      out.writeBytes(frame(index));
    }
    return out.toByteArray();
  }

  private static byte[] frame(int index) {
    ByteString data = ByteString.copyFromUtf8("entry " + index);
    byte[] entry =
        LogEntryProto.newBuilder()
            .setTerm(1)
            .setIndex(index)
            .setStateMachineLogEntry(StateMachineLogEntryProto.newBuilder().setLogData(data))
            .build()
            .toByteArray();
    byte[] body = prefixed(entry.length, entry);
    CRC32C crc = new CRC32C();
    crc.update(body);
    return ByteBuffer.allocate(body.length + Integer.BYTES)
        .put(body)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] prefixed(int octet, byte[] rest) {
    return ByteBuffer.allocate(1 + rest.length).put((byte) octet).put(rest).array();
  }
}
