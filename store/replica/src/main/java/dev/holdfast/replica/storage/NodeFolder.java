package dev.holdfast.replica.storage;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/// The folder of one node: a lock, a marker, Raft's log and the snapshots.
///
/// The marker is what keeps a node that lost its data from starting as if it had never been: such a
/// node has forgotten whom it voted for and what it acknowledged, and two of those can lose or fork
/// the store. So an initialised folder without its data, another node's folder, and an empty folder
/// where a member has run before are all refused.
public final class NodeFolder implements AutoCloseable {

  private final Path folder;
  private final UUID group;
  private final Membership membership;
  private final FileChannel lockFile;

  private NodeFolder(Path folder, UUID group, Membership membership, FileChannel lockFile) {
    this.folder = folder;
    this.group = group;
    this.membership = membership;
    this.lockFile = lockFile;
  }

  /// Opens the folder of the node that `membership` names, for this process alone.
  ///
  /// @param group names Raft's own folder in it
  /// @param mayInitialise whether an empty folder may become this node's
  /// @throws StorageException if the folder is not this node's to use
  public static NodeFolder open(
      Path folder, UUID group, Membership membership, boolean mayInitialise) {
    try {
      FileSync.createDirectories(folder);
      NodeFolder opened = new NodeFolder(folder, group, membership, lock(folder));
      try {
        opened.check(mayInitialise);
        FileSync.createDirectories(opened.raft());
      } catch (StorageException | IOException e) {
        opened.close();
        throw e;
      }
      return opened;
    } catch (IOException e) {
      throw new StorageException("data folder %s cannot be used: %s".formatted(folder, e), e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException sameProcess) {
      // Refused below, as for any other process.
    }
    channel.close();
    throw new StorageException(
        "data folder %s is in use by another process; give each node a folder of its own"
            .formatted(folder));
  }

  private void check(boolean mayInitialise) throws IOException {
    requireNotCondemned();
    if (Files.exists(marker())) {
      checkMarker();
    } else if (holdsLog()) {
      throw new StorageException(
          ("data folder %s holds a Raft log but its marker %s is gone; "
                  + "restore the marker, or %s")
              .formatted(folder, marker().getFileName(), StorageException.WAY_BACK));
    } else if (!mayInitialise) {
      throw new StorageException(
          ("data folder %s holds no data of node '%s', and it may not be initialised; allow that only for "
                  + "a node that has never run; if this one has, %s")
              .formatted(folder, membership.node(), StorageException.WAY_BACK));
    }
  }

  private void checkMarker() throws IOException {
    Membership found = readMarker();
    if (!found.cluster().equals(membership.cluster()) || !found.node().equals(membership.node())) {
      throw new StorageException(
          "data folder %s belongs to node '%s' of cluster '%s', not to node '%s' of cluster '%s'; check the configuration"
              .formatted(
                  folder, found.node(), found.cluster(), membership.node(), membership.cluster()));
    }
    if (!Files.exists(raftCurrent().resolve("raft-meta"))) {
      throw new StorageException(
          ("node '%s' has run with data folder %s, but its Raft data in %s is gone; restore it from this node's "
                  + "own disk, or %s")
              .formatted(membership.node(), folder, raftCurrent(), StorageException.WAY_BACK));
    }
    requireMember();
  }

  private void requireMember() {
    if (Files.exists(removedNote())) {
      throw new StorageException(
          ("node '%s' was removed from cluster '%s', and its id does not come back; to have this machine in the "
                  + "cluster again, give it a new id and an empty data folder, and add it as a new member")
              .formatted(membership.node(), membership.cluster()));
    }
  }

  /// Records that the cluster has removed this node, which then starts no more.
  public void markRemoved() throws IOException {
    byte[] text =
        "# The cluster has removed this node. Its data is of no more use to it.\n"
            .getBytes(StandardCharsets.UTF_8);
    FileSync.replace(removedNote(), out -> out.write(text));
  }

  private Path removedNote() {
    return folder.resolve("removed");
  }

  /// The members as this node last knew them.
  public MembersFile members() {
    return new MembersFile(folder.resolve("members"));
  }

  private Membership readMarker() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(marker())) {
      properties.load(reader);
      return Membership.of(properties);
    } catch (IllegalArgumentException | StorageException e) {
      throw new StorageException(
          "marker %s cannot be read: %s".formatted(marker(), e.getMessage()), e);
    }
  }

  private boolean holdsLog() throws IOException {
    if (!Files.isDirectory(raftCurrent())) {
      return false;
    }
    try (Stream<Path> files = Files.list(raftCurrent())) {
      return files.anyMatch(file -> Objects.toString(file.getFileName()).startsWith("log_"));
    }
  }

  /// Records that this node takes part from here on. Called when Raft's own files exist and before
  /// the node has voted or acknowledged anything.
  public void markInitialised() throws IOException {
    syncRaft();
    FileSync.directory(raftCurrent().getParent());
    FileSync.directory(raft());
    if (!Files.exists(marker())) {
      byte[] text = membership.toText().getBytes(StandardCharsets.UTF_8);
      FileSync.replace(marker(), out -> out.write(text));
    }
  }

  /// Makes the names of Raft's own files durable, which Ratis leaves to the operating system.
  public void syncRaft() throws IOException {
    FileSync.directory(raftCurrent());
  }

  /// Keeps the names of the log's files durable.
  public LogNames logNames() {
    return new LogNames(raftCurrent());
  }

  /// Takes this node out of service for good: it does not start from this folder again.
  ///
  /// @param reason what was found, as the end of "because"
  public void condemn(String reason) throws IOException {
    byte[] text = (reason + "\n").getBytes(StandardCharsets.UTF_8);
    FileSync.replace(condemned(), out -> out.write(text));
  }

  private void requireNotCondemned() throws IOException {
    if (Files.exists(condemned())) {
      throw new StorageException(
          "node '%s' took itself out of service, because %s; keep %s for whoever looks into it, and %s"
              .formatted(
                  membership.node(),
                  Files.readString(condemned()).strip(),
                  folder,
                  StorageException.WAY_BACK));
    }
  }

  public Membership membership() {
    return membership;
  }

  /// Where Raft puts a folder for each group.
  public Path raft() {
    return folder.resolve("raft");
  }

  /// Where Raft keeps the log of our group.
  public Path raftCurrent() {
    return raft().resolve(group.toString()).resolve("current");
  }

  public SnapshotFolder snapshots() {
    return SnapshotFolder.open(folder.resolve("snapshots"), membership.cluster());
  }

  public AppliedMark appliedMark() throws IOException {
    return AppliedMark.open(folder.resolve("applied"));
  }

  private Path condemned() {
    return folder.resolve("out-of-service");
  }

  private Path marker() {
    return folder.resolve("holdfast-node");
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
