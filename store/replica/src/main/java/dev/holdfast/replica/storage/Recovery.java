package dev.holdfast.replica.storage;

import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a node starts from: the newest snapshot that can be read, provided that the log goes on
/// from it without a gap. Together, snapshot and log must reach at least as far as the node had
/// applied; less would mean that something it had acknowledged is lost.
///
/// @param formatVersion of the state
/// @param snapshot the one whose state this is; none where the log reaches back to the beginning
public record Recovery(State state, int formatVersion, Optional<Snapshot> snapshot) {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private static final String REJOIN =
      "; restore it from this node's own disk, or " + StorageException.WAY_BACK;

  /// @param applied what this node is known to have applied
  /// @throws StorageException if log and snapshots do not make up a whole
  public static Recovery run(
      NodeFolder folder, SnapshotFolder snapshots, Optional<LogPosition> applied) {
    Optional<LogExtent> log = LogCheck.run(folder.raftCurrent(), applied);
    Recovery recovered = newestReadable(snapshots, log);
    requireReach(folder, recovered, log, applied);
    return recovered;
  }

  private static Recovery newestReadable(SnapshotFolder snapshots, Optional<LogExtent> log) {
    List<Snapshot> damaged = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Snapshot snapshot : snapshots.newestFirst()) {
      try {
        SnapshotFolder.Content content = snapshots.content(snapshot);
        requireNoGap(Optional.of(snapshot), log, reasons);
        damaged.forEach(snapshots::putAside);
        return new Recovery(
            content.state(), content.header().formatVersion(), Optional.of(snapshot));
      } catch (DamagedSnapshotException e) {
        LOG.error("{}; an older one is tried", e.getMessage());
        damaged.add(snapshot);
        reasons.add(e.getMessage());
      }
    }
    requireNoGap(Optional.empty(), log, reasons);
    damaged.forEach(snapshots::putAside);
    return new Recovery(State.EMPTY, Formats.OLDEST, Optional.empty());
  }

  /// The log must hold the entry after the snapshot, or, behind the newest snapshot, nothing at
  /// all.
  private static void requireNoGap(
      Optional<Snapshot> snapshot, Optional<LogExtent> log, List<String> reasons) {
    long next = snapshot.map(it -> it.at().index() + 1).orElse(0L);
    boolean reaches = log.map(it -> it.first() <= next).orElse(reasons.isEmpty());
    if (!reaches) {
      reasons.addFirst(
          log.map(it -> "the Raft log begins with entry %d".formatted(it.first()))
              .orElse("the Raft log is empty"));
      throw new StorageException(
          "entry %d is in no snapshot that can be read and not in the log: %s%s"
              .formatted(next, String.join("; ", reasons), REJOIN));
    }
  }

  private static void requireReach(
      NodeFolder folder,
      Recovery recovered,
      Optional<LogExtent> log,
      Optional<LogPosition> applied) {
    long reach =
        Math.max(
            log.map(LogExtent::last).orElse(-1L),
            recovered.snapshot().map(it -> it.at().index()).orElse(-1L));
    if (applied.isPresent() && applied.get().index() > reach) {
      throw new StorageException(
          "the Raft log in %s ends with entry %d, but this node had applied entry %d: a part of the log is gone%s"
              .formatted(folder.raftCurrent(), reach, applied.get().index(), REJOIN));
    }
  }
}
