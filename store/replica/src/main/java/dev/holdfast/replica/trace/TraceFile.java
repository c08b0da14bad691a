package dev.holdfast.replica.trace;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The file of a trace: whole lines, and never more octets than allowed. A line that a killed node
/// left half written is taken away when the next run opens the file.
final class TraceFile implements AutoCloseable {

  private static final int LONGEST_END = 256;

  private final FileChannel channel;
  private final long maxOctets;
  private long octets;

  private TraceFile(FileChannel channel, long maxOctets, long octets) {
    this.channel = channel;
    this.maxOctets = maxOctets;
    this.octets = octets;
  }

  static TraceFile open(TraceOptions options) throws IOException {
    Path file = options.file();
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      long whole = wholeLines(file);
      channel.truncate(whole);
      channel.position(whole);
      return new TraceFile(channel, options.maxOctets(), whole);
    } catch (IOException problem) {
      channel.close();
      throw problem;
    }
  }

  /// Octets up to the end of the last whole line.
  private static long wholeLines(Path file) throws IOException {
    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
      for (long end = reader.length(); end > 0; end--) {
        reader.seek(end - 1);
        if (reader.read() == '\n') {
          return end;
        }
      }
      return 0;
    }
  }

  /// Whether another line of so many octets fits, and an end after it.
  boolean hasRoomFor(long more) {
    return octets + more + LONGEST_END <= maxOctets;
  }

  /// Writes the last line, unless the file holds one already that says the same.
  void writeEnd(byte[] line) throws IOException {
    if (octets + line.length <= maxOctets) {
      write(line);
    }
  }

  void write(byte[] line) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(line);
    while (buffer.hasRemaining()) {
      octets += channel.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
