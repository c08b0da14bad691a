package dev.holdfast.replica;

import dev.holdfast.protocol.State;
import dev.holdfast.replica.storage.FileSync;
import dev.holdfast.replica.storage.LogPosition;
import dev.holdfast.replica.storage.Membership;
import dev.holdfast.replica.storage.NodeFolder;
import dev.holdfast.replica.storage.Pace;
import dev.holdfast.replica.storage.SnapshotHeader;
import dev.holdfast.replica.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.server.storage.RaftStorageMetadata;
import org.apache.ratis.server.storage.StorageImplUtils;

/// Makes the data folder of a node whose cluster begins with a state instead of with nothing.
///
/// The folder looks as if the node had taken part and then installed a snapshot: a marker, a term,
/// a snapshot at the first term, and no log behind it. So the node neither starts as if it had
/// never voted, nor takes a leader that lacks the snapshot: its log ends where the snapshot does.
public final class FreshRaft {

  /// The term of the snapshot. The first election is for the next one.
  private static final long FIRST_TERM = 1;

  private FreshRaft() {}

  /// @param formatVersion of `state`
  /// @param index the log entry whose effect is the last in `state`
  /// @throws StorageException if the folder is there and holds something
  public static void begin(ReplicaConfig config, int formatVersion, long index, State state)
      throws IOException {
    Path folder = config.dataFolder().toAbsolutePath();
    requireEmpty(folder);
    Path part = folder.resolveSibling(folder.getFileName() + ".part");
    delete(part);
    fill(config, part, formatVersion, index, state);
    Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    FileSync.directory(folder.getParent());
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new StorageException(
            "data folder %s holds something already, and nothing is ever written over; name another, or move it away"
                .formatted(folder));
      }
    }
  }

  private static void fill(
      ReplicaConfig config, Path part, int formatVersion, long index, State state)
      throws IOException {
    SortedMap<String, String> members = new TreeMap<>();
    config.members().forEach((id, member) -> members.put(id, member.raft()));
    Membership membership = new Membership(config.cluster(), config.node(), members);
    try (NodeFolder made =
        NodeFolder.open(part, RaftSettings.groupId(config.cluster()), membership, true)) {
      LogPosition at = new LogPosition(FIRST_TERM, index);
      made.snapshots()
          .write(
              new SnapshotHeader(formatVersion, config.cluster(), at, members),
              state,
              Pace.hurried());
      term(config, made);
      made.markInitialised();
    }
    FileSync.directory(part);
  }

  private static void term(ReplicaConfig config, NodeFolder made) throws IOException {
    try (RaftStorage storage =
        StorageImplUtils.initRaftStorage(
            RaftSettings.groupId(config.cluster()).toString(),
            RaftStorage.StartupOption.FORMAT,
            RaftSettings.properties(config, made.raft()))) {
      storage
          .getMetadataFile()
          .persist(RaftStorageMetadata.valueOf(FIRST_TERM, RaftPeerId.valueOf(config.node())));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
