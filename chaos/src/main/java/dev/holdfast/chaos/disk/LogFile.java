package dev.holdfast.chaos.disk;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The file of Raft's log that a node writes to, and what a power cut does to it.
public record LogFile(Path path) {

  private static final int HEADER_OCTETS = 8;

  private static final Pattern FILE =
      Pattern.compile("log_(inprogress_(?<open>\\d+)|(?<closed>\\d+)-\\d+)");

  public static LogFile of(Path dataFolder) throws IOException {
    try (Stream<Path> files = Files.walk(dataFolder.resolve("raft"))) {
      return new LogFile(
          files
              .filter(file -> file.getFileName().toString().startsWith("log_inprogress"))
              .max(Comparator.comparingLong(LogFile::first))
              .orElseThrow());
    }
  }

  private static long first(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(name.lastIndexOf('_') + 1));
  }

  /// The first index that a node's log still has. A node that has none is at its very beginning.
  public static long beginning(Path dataFolder) throws IOException {
    try (Stream<Path> files = Files.walk(dataFolder.resolve("raft"))) {
      return files
          .map(file -> FILE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToLong(name ->
              Long.parseLong(
                  name.group("open") == null ? name.group("closed") : name.group("open")))
          .min()
          .orElse(0);
    } catch (UncheckedIOException renamed) {
      // Between looking into the folder and at the file.
      return 0;
    }
  }

  /// The octets that were written and not synchronised when the calls end.
  static long unsynchronised(List<FileCall> calls) {
    long pending = 0;
    for (FileCall call : calls) {
      switch (call.what()) {
        case WRITE -> pending += call.octets();
        case SYNC_BEGUN -> {}
        case SYNC -> pending = 0;
      }
    }
    return pending;
  }

  /// Where the entries end and the zeros begin. Each entry is its length as a varint, itself, and
  /// four octets of checksum.
  public int end() throws IOException {
    byte[] octets = Files.readAllBytes(path);
    int end = HEADER_OCTETS;
    while (end < octets.length && octets[end] != 0) {
      CodedInputStream in =
          CodedInputStream.newInstance(octets, end, Math.min(5, octets.length - end));
      int length = in.readRawVarint32();
      end += in.getTotalBytesRead() + length + Integer.BYTES;
    }
    return end;
  }

  /// Takes back the last octets, as a disk does that never got them.
  public void lose(long octets) throws IOException {
    int end = end();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate((int) octets), end - octets);
    }
  }

  public void flip(int at) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, at);
      one.put(0, (byte) (one.get(0) ^ 4));
      channel.write(one.flip(), at);
    }
  }
}
