package dev.holdfast.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The written files of a repository, in the order of their paths; built, downloaded and binary
/// files are not among them.
record SourceTree(List<SourceFile> files) {

  /// Folders that hold no sources: built files, and what version control and editors keep.
  private static final Set<String> NO_SOURCES =
      Set.of("target", "holdfast-data", ".git", ".idea", ".vscode", ".settings");

  /// Where a node started from the tree keeps its data.
  private static final String NODE_DATA = "data";

  /// The repository that the tests run in: the nearest folder above with a Maven wrapper.
  static SourceTree ofThisRepository() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return under(folder);
  }

  static SourceTree under(Path root) {
    var files = new ArrayList<SourceFile>();
    try {
      Files.walkFileTree(root, new Reader(root, files));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sources under " + root, e);
    }
    files.sort((a, b) -> a.path().compareTo(b.path()));
    return new SourceTree(List.copyOf(files));
  }

  private static final class Reader extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<SourceFile> files;

    Reader(Path root, List<SourceFile> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      var noSources =
          NO_SOURCES.contains(folder.getFileName().toString())
              || folder.equals(root.resolve(NODE_DATA));
      return noSources && !folder.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      // Git worktrees keep a file of that name; it is none of ours.
      var ours = attributes.isRegularFile() && !file.getFileName().toString().equals(".git");
      if (ours && text.indexOf('\0') < 0) {
        files.add(new SourceFile(root.relativize(file), text));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
