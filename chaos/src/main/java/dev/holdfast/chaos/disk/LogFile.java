package dev.holdfast.chaos.disk;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
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

  private static final Pattern WRITE = Pattern.compile("\\bwrite\\(.*\\)\\s+= (?<octets>\\d+)$");
  private static final Pattern WRITE_RESUMED =
      Pattern.compile("<\\.\\.\\. write resumed>.*\\)\\s+= (?<octets>\\d+)$");
  private static final Pattern SYNC_DONE =
      Pattern.compile("(fdatasync\\(.*|<\\.\\.\\. fdatasync resumed>\\s*)\\)\\s+= 0( .*)?$");

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

  /// The octets that were written and not synchronised when the calls end that `lines` tell, which
  /// are those of this file's `write` and `fdatasync`.
  public static long unsynchronised(List<String> lines) {
    long pending = 0;
    for (String line : lines) {
      Matcher write = WRITE.matcher(line);
      Matcher resumed = WRITE_RESUMED.matcher(line);
      if (SYNC_DONE.matcher(line).find()) {
        pending = 0;
      } else if (write.find()) {
        pending += Long.parseLong(write.group("octets"));
      } else if (resumed.find()) {
        pending += Long.parseLong(resumed.group("octets"));
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
