package dev.holdfast.replica;

import com.google.protobuf.CodedInputStream;
import dev.holdfast.record.Digest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;

/// The data folder that a node of an earlier format left behind, kept for ever among the tests'
/// resources: its log from the first entry on, and a snapshot of some moment in between.
///
/// @param folder the node's, the only member of its cluster
record KeptFolder(Path folder) {

  private static final int LOG_HEADER = 8;
  private static final int CRC = Integer.BYTES;

  /// One entry of the log that is not Raft's own.
  record Entry(long index, ByteBuffer octets) {}

  List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    byte[] log = Files.readAllBytes(find("log_"));
    for (int at = LOG_HEADER; at < log.length && log[at] != 0; ) {
      Frame frame = Frame.at(log, at);
      LogEntryProto entry =
          LogEntryProto.parser().parseFrom(Arrays.copyOfRange(log, frame.body(), frame.crc()));
      if (entry.hasStateMachineLogEntry()) {
        entries.add(
            new Entry(
                entry.getIndex(),
                entry.getStateMachineLogEntry().getLogData().asReadOnlyByteBuffer()));
      }
      at = frame.end();
    }
    return entries;
  }

  Path snapshot() throws IOException {
    return find("snapshot-");
  }

  private Path find(String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(Files::isRegularFile)
          .findFirst()
          .orElseThrow();
    }
  }

  /// A copy for a node that listens at `address`, which is as long as the one in the files; what
  /// guards them is computed anew.
  KeptFolder moved(Path to, InetSocketAddress from, InetSocketAddress address) throws IOException {
    Folders.copy(folder, to);
    KeptFolder copy = new KeptFolder(to);
    byte[] before = RaftSettings.text(from).getBytes(StandardCharsets.US_ASCII);
    byte[] after = RaftSettings.text(address).getBytes(StandardCharsets.US_ASCII);
    if (before.length != after.length) {
      throw new IllegalArgumentException("%s is not as long as %s".formatted(address, from));
    }
    try (Stream<Path> files = Files.walk(to)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] octets = Files.readAllBytes(file);
        replace(octets, before, after);
        Files.write(file, octets);
      }
    }
    guardLog(copy.find("log_"));
    guardSnapshot(copy.snapshot());
    return copy;
  }

  private static void replace(byte[] octets, byte[] before, byte[] after) {
    for (int at = 0; at + before.length <= octets.length; at++) {
      if (Arrays.equals(octets, at, at + before.length, before, 0, before.length)) {
        System.arraycopy(after, 0, octets, at, after.length);
      }
    }
  }

  private static void guardLog(Path file) throws IOException {
    byte[] log = Files.readAllBytes(file);
    for (int at = LOG_HEADER; at < log.length && log[at] != 0; ) {
      Frame frame = Frame.at(log, at);
      CRC32C crc = new CRC32C();
      crc.update(log, at, frame.crc() - at);
      ByteBuffer.wrap(log).putInt(frame.crc(), (int) crc.getValue());
      at = frame.end();
    }
    Files.write(file, log);
  }

  private static void guardSnapshot(Path file) throws IOException {
    byte[] snapshot = Files.readAllBytes(file);
    byte[] guarded = Arrays.copyOf(snapshot, snapshot.length - Digest.OCTETS);
    byte[] sha = Digest.ofContent(guarded).toBytes();
    System.arraycopy(sha, 0, snapshot, guarded.length, sha.length);
    Files.write(file, snapshot);
  }

  /// Where the parts of an entry stand in the log's file.
  private record Frame(int body, int crc) {

    static Frame at(byte[] log, int at) throws IOException {
      CodedInputStream in = CodedInputStream.newInstance(log, at, log.length - at);
      int length = in.readRawVarint32();
      int body = at + in.getTotalBytesRead();
      return new Frame(body, body + length);
    }

    int end() {
      return crc + CRC;
    }
  }
}
