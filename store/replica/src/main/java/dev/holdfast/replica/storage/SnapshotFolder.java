package dev.holdfast.replica.storage;

import dev.holdfast.protocol.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The snapshots of one node, newest first. A file's name tells index and term, so that the folder
/// can be listed without opening it.
public final class SnapshotFolder {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFolder.class);
  private static final Pattern NAME = Pattern.compile("snapshot-(\\d{19})-(\\d+)");

  private final Path folder;
  private final String cluster;

  private SnapshotFolder(Path folder, String cluster) {
    this.folder = folder;
    this.cluster = cluster;
  }

  /// Opens the folder, creates it where it is missing, and removes what was never finished.
  public static SnapshotFolder open(Path folder, String cluster) {
    try {
      FileSync.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path part : files.filter(file -> file.toString().endsWith(".part")).toList()) {
          Files.delete(part);
        }
      }
    } catch (IOException e) {
      throw new StorageException("snapshot folder %s cannot be used: %s".formatted(folder, e), e);
    }
    return new SnapshotFolder(folder, cluster);
  }

  /// All snapshots, newest first.
  public List<Snapshot> newestFirst() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> named(file).stream())
          .sorted(Comparator.comparingLong((Snapshot it) -> it.at().index()).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("snapshot folder " + folder + " cannot be listed", e);
    }
  }

  public Optional<Snapshot> newest() {
    return newestFirst().stream().findFirst();
  }

  private static Optional<Snapshot> named(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches()
        ? Optional.of(
            new Snapshot(
                file,
                new LogPosition(Long.parseLong(name.group(2)), Long.parseLong(name.group(1)))))
        : Optional.empty();
  }

  /// Writes a snapshot; when this returns it is complete and on disk.
  public Snapshot write(SnapshotHeader header, State state, Pace pace) throws IOException {
    Path file = path(header.at());
    SnapshotFile.write(file, header, state, pace);
    return new Snapshot(file, header.at());
  }

  /// Where the pieces of a snapshot from another node are put together.
  public Path partFor(LogPosition at) {
    return folder.resolve(path(at).getFileName() + ".fetched.part");
  }

  /// Takes in a snapshot that came from another node and has been synchronised.
  ///
  /// The file is gone if it turns out to be damaged or another cluster's.
  public Snapshot adopt(Path part, LogPosition at) throws IOException {
    try {
      SnapshotHeader header = checked(part);
      if (!header.at().equals(at)) {
        throw new StorageException(
            "snapshot %s is of %s where %s was asked for".formatted(part, header.at(), at));
      }
    } catch (StorageException refused) {
      Files.deleteIfExists(part);
      throw refused;
    }
    Path file = path(at);
    FileSync.publish(part, file);
    return new Snapshot(file, at);
  }

  /// What a snapshot file holds.
  public record Content(SnapshotHeader header, State state) {}

  /// The content of `snapshot`.
  ///
  /// @throws DamagedSnapshotException if the file does not hold what was written to it
  /// @throws StorageException if it is another cluster's or of an unknown version
  public Content content(Snapshot snapshot) {
    SnapshotHeader header = checked(snapshot.file());
    return new Content(header, SnapshotFile.state(snapshot.file()));
  }

  /// The state in `snapshot`; fails as [#content].
  public State load(Snapshot snapshot) {
    return content(snapshot).state();
  }

  private SnapshotHeader checked(Path file) {
    SnapshotHeader header = SnapshotFile.verify(file);
    if (!header.cluster().equals(cluster)) {
      throw new StorageException(
          "snapshot %s is of cluster '%s', and this node is of '%s'; move the file away"
              .formatted(file, header.cluster(), cluster));
    }
    return header;
  }

  /// Puts a damaged snapshot aside under a name that is not one, for whoever wants to look at it.
  public void putAside(Snapshot snapshot) {
    Path aside = snapshot.file().resolveSibling(snapshot.file().getFileName() + ".damaged");
    try {
      Files.move(snapshot.file(), aside);
      FileSync.directory(folder);
    } catch (IOException e) {
      throw new StorageException(
          "the damaged snapshot %s cannot be moved aside: %s".formatted(snapshot.file(), e), e);
    }
  }

  /// Deletes all but the newest `kept`.
  public void keepNewest(int kept) {
    for (Snapshot old : newestFirst().stream().skip(kept).toList()) {
      try {
        Files.deleteIfExists(old.file());
      } catch (IOException e) {
        LOG.warn("The old snapshot {} cannot be deleted and takes up space", old.file(), e);
      }
    }
  }

  private Path path(LogPosition at) {
    return folder.resolve("snapshot-%019d-%d".formatted(at.index(), at.term()));
  }
}
