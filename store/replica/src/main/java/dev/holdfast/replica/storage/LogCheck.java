package dev.holdfast.replica.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at Raft's log before Raft does, because Raft can only refuse a damaged log or drop
/// everything behind the damage, and a power cut leaves the last entry torn.
///
/// A torn entry was never acknowledged, so it is cut off, after a copy was kept. It counts as torn
/// only if it is the very last, nothing but zeros follow it, and this node had not applied it.
/// Anything else is damage to what may have been acknowledged, and the node refuses to start.
final class LogCheck {

  private static final Logger LOG = LoggerFactory.getLogger(LogCheck.class);

  private static final String REJOIN = "; it cannot be trusted; " + StorageException.WAY_BACK;

  private final long applied;

  private LogCheck(long applied) {
    this.applied = applied;
  }

  /// Checks the log in `folder`, and repairs it if its last entry was torn.
  ///
  /// @param applied what this node is known to have applied
  /// @return the entries that are there, if any
  /// @throws StorageException if the log is damaged
  static Optional<LogExtent> run(Path folder, Optional<LogPosition> applied) {
    try {
      LogSegments segments = LogSegments.in(folder);
      segments.requireNoGap();
      LogCheck check = new LogCheck(applied.map(LogPosition::index).orElse(-1L));
      long last = -1;
      for (LogSegments.Segment closed : segments.closed()) {
        last = requireWhole(closed);
      }
      for (LogSegments.Segment open : segments.open()) {
        last = check.lastOf(open);
      }
      return segments.all().isEmpty() || last < segments.all().getFirst().first()
          ? Optional.empty()
          : Optional.of(new LogExtent(segments.all().getFirst().first(), last));
    } catch (IOException e) {
      throw new StorageException("the Raft log in %s cannot be read: %s".formatted(folder, e), e);
    }
  }

  /// A closed segment was synchronised before it was closed: nothing in it can be torn.
  private static long requireWhole(LogSegments.Segment segment) throws IOException {
    LogFrames frames = new LogFrames(Files.readAllBytes(segment.file()));
    int at = LogFrames.HEADER.length;
    for (long index = segment.first(); index <= segment.last(); index++) {
      Optional<LogFrames.Frame> frame = frames.hasHeader() ? frames.at(at) : Optional.empty();
      if (frame.isEmpty() || frame.get().index() != index) {
        throw damaged(segment, at, "entry %d is broken or missing".formatted(index));
      }
      at = frame.get().end();
    }
    return segment.last();
  }

  /// The index of the last whole entry of an open segment; the one before it if there is none.
  private long lastOf(LogSegments.Segment segment) throws IOException {
    byte[] octets = Files.readAllBytes(segment.file());
    LogFrames frames = new LogFrames(octets);
    long last = segment.last();
    if (!frames.hasHeader()) {
      requireUnbegun(segment, octets);
      return last;
    }
    int at = LogFrames.HEADER.length;
    while (!frames.isZeroFrom(at)) {
      Optional<LogFrames.Frame> frame = frames.at(at);
      if (frame.isEmpty()) {
        cutOff(segment, frames, at, last + 1);
        return last;
      }
      if (frame.get().index() != last + 1) {
        throw damaged(
            segment,
            at,
            "entry %d stands where %d belongs".formatted(frame.get().index(), last + 1));
      }
      at = frame.get().end();
      last++;
    }
    return last;
  }

  /// Raft removes a segment whose header was not finished; anything else there is not one.
  private static void requireUnbegun(LogSegments.Segment segment, byte[] octets) {
    int same = Math.max(0, Arrays.mismatch(octets, LogFrames.HEADER));
    if (!new LogFrames(octets).isZeroFrom(same)) {
      throw damaged(segment, 0, "it does not begin as a log segment");
    }
  }

  private void cutOff(LogSegments.Segment segment, LogFrames frames, int at, long index)
      throws IOException {
    if (index <= applied) {
      throw damaged(
          segment, at, "entry %d is broken, and this node had already applied it".formatted(index));
    }
    if (frames.anyBehind(at)) {
      throw damaged(segment, at, "entry %d is broken, and whole ones follow it".formatted(index));
    }
    Optional<Integer> end = frames.declaredEnd(at);
    if (end.isPresent() && !frames.isZeroFrom(end.get())) {
      throw damaged(segment, at, "entry %d is broken, and is not the last".formatted(index));
    }
    Path copy = segment.file().resolveSibling("torn-" + segment.file().getFileName());
    Files.copy(segment.file(), copy, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.WRITE)) {
      channel.truncate(at);
      channel.force(true);
    }
    FileSync.directory(segment.file().getParent());
    LOG.warn(
        "The last entry of the Raft log, {}, was torn at octet {} of {} and had not been acknowledged: it was cut off."
            + " The file as it was is kept as {}",
        index,
        at,
        segment.file(),
        copy);
  }

  private static StorageException damaged(LogSegments.Segment segment, int at, String how) {
    return new StorageException(
        "the Raft log %s is damaged at octet %d: %s%s".formatted(segment.file(), at, how, REJOIN));
  }
}
