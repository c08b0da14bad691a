package dev.holdfast.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// TLC's classes as one file that JVMs map into memory, where each would otherwise load and check
/// them anew: a third of what a short run costs. It is in a temporary folder and gone when closed.
record TlcArchive(Optional<Path> file) implements AutoCloseable {

  /// From how many runs on an archive earns the run that makes it.
  private static final int MANY = 16;

  /// An archive that `checks` can share, made by running the first of them once more; none where
  /// they are few.
  static TlcArchive of(List<Check> checks) throws InterruptedException {
    if (checks.size() < MANY) {
      return new TlcArchive(Optional.empty());
    }
    try {
      Path file = Files.createTempDirectory("holdfast-tlc-").resolve("classes.jsa");
      CheckRun.of(checks.getFirst(), 1, List.of("-XX:ArchiveClassesAtExit=" + file), _ -> {});
      return new TlcArchive(Optional.of(file));
    } catch (IOException e) {
      throw new CheckException("cannot make a folder for TLC's classes", e);
    }
  }

  /// What a JVM is told to use it. One that cannot says nothing and loads its classes itself.
  List<String> options() {
    return file.map(
            path -> List.of("-XX:SharedArchiveFile=" + path, "-Xshare:auto", "-Xlog:disable"))
        .orElse(List.of());
  }

  @Override
  public void close() {
    file.ifPresent(path -> {
      try {
        Files.deleteIfExists(path);
        Files.deleteIfExists(path.getParent());
      } catch (IOException e) {
        throw new CheckException("cannot remove " + path, e);
      }
    });
  }
}
