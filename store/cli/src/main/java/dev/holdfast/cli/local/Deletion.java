package dev.holdfast.cli.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// Deletes all below a folder, following no links.
final class Deletion extends SimpleFileVisitor<Path> {

  private final Path folder;
  private final Path kept;

  /// @param kept a file that stays, for whoever deletes is holding it
  Deletion(Path folder, Path kept) {
    this.folder = folder;
    this.kept = kept;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (!file.equals(kept)) {
      Files.delete(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (!visited.equals(folder)) {
      Files.delete(visited);
    }
    return FileVisitResult.CONTINUE;
  }
}
