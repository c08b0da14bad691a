package dev.holdfast.replica.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes the names of Raft's files durable before anything in them counts. Ratis synchronises what
/// it writes into a file and never the folder, so after a power cut a file of acknowledged entries
/// could be there without its name, or a vote under its old one.
///
/// Asked before each synchronisation of the log, it costs one look at the file being written: as
/// long as that has its name, no file has begun or ended.
public final class LogNames {

  /// What may be queued in front of a truncation: a file that is dropped may come back under the
  /// same name behind them.
  private static final int QUEUED = 4096;

  private final Path folder;
  private Set<Path> durable = Set.of();
  private Path open;
  private int syncsOwed;

  LogNames(Path folder) {
    this.folder = folder;
    this.open = folder.resolve("none yet");
  }

  /// Entries are about to be synchronised, and acknowledged after that.
  public synchronized void beforeSync() throws IOException {
    if (syncsOwed > 0 || !Files.exists(open)) {
      syncsOwed = Math.max(0, syncsOwed - 1);
      sync();
    }
  }

  /// Entries at the end of the log are about to be dropped, because a leader has others there.
  public synchronized void beforeTruncate() {
    syncsOwed = QUEUED;
  }

  /// Makes all names durable, and what a file that is complete now was cut to.
  public synchronized void sync() throws IOException {
    LogSegments segments = LogSegments.in(folder);
    Set<Path> names = new HashSet<>();
    for (LogSegments.Segment closed : segments.closed()) {
      names.add(closed.file());
      if (!durable.contains(closed.file())) {
        force(closed.file());
      }
    }
    FileSync.directory(folder);
    durable = names;
    open = newest(segments.open());
  }

  private Path newest(List<LogSegments.Segment> all) {
    return all.isEmpty() ? folder.resolve("none yet") : all.getLast().file();
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (NoSuchFileException purged) {
      // A snapshot has made it needless.
    }
  }
}
