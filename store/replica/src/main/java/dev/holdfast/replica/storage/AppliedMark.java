package dev.holdfast.replica.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Remembers how far this node has applied the log. Raft itself learns that again from a leader;
/// the mark is for the node that starts without one: up to here the log is known to be committed,
/// so the node may answer what it answered before it stopped.
///
/// It is written after every entry, so a killed process loses nothing of it. What a power cut must
/// not take back is synchronised besides. It is never ahead of what was applied.
public final class AppliedMark implements AutoCloseable {

  private static final int OCTETS = Long.BYTES + Long.BYTES + Integer.BYTES;

  private final FileChannel channel;
  private final Optional<LogPosition> before;
  private final Instant writtenAt;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(OCTETS);

  private AppliedMark(FileChannel channel, Instant writtenAt) throws IOException {
    this.channel = channel;
    this.writtenAt = writtenAt;
    this.before = read();
  }

  public static AppliedMark open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileSync.directory(file.getParent());
    return new AppliedMark(channel, Files.getLastModifiedTime(file).toInstant());
  }

  /// What was remembered when this was opened; nothing if the file is new or was torn.
  public Optional<LogPosition> before() {
    return before;
  }

  /// When that was written: this node was in touch with its cluster then.
  public Instant writtenAt() {
    return writtenAt;
  }

  private Optional<LogPosition> read() throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, buffer.position()) < 0) {
        return Optional.empty();
      }
    }
    buffer.flip();
    LogPosition position = new LogPosition(buffer.getLong(), buffer.getLong());
    return buffer.getInt() == checksum(position) ? Optional.of(position) : Optional.empty();
  }

  /// Notes what was applied. What is applied again after a start is known already.
  public void write(LogPosition position) throws IOException {
    if (before.filter(it -> it.index() >= position.index()).isPresent()) {
      return;
    }
    buffer.clear();
    buffer.putLong(position.term()).putLong(position.index()).putInt(checksum(position)).flip();
    channel.write(buffer, 0);
  }

  /// Returns when the disk has what was written before.
  public void force() throws IOException {
    channel.force(false);
  }

  private static int checksum(LogPosition position) {
    CRC32C crc = new CRC32C();
    crc.update(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(position.term())
            .putLong(position.index())
            .flip());
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
