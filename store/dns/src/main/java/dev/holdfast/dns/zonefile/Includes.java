package dev.holdfast.dns.zonefile;

import dev.holdfast.record.InvalidRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where `$INCLUDE` may reach: files in the folder of the file that was asked for and below it, as
/// the file system resolves them, so that neither `..` nor a symbolic link leads out.
sealed interface Includes {

  /// How deep files may include each other.
  int MAX_DEPTH = 16;

  /// What reading `file` includes.
  ///
  /// @param file the file, as its reports call it
  /// @param path the same, as the file system knows it
  /// @param inside where its own includes may reach
  record Included(Path file, Path path, Includes inside) {}

  /// The file that `name` means, seen from the file that includes it.
  ///
  /// @throws InvalidRecordException if it may not be included or is not there
  Included resolve(String name);

  static Includes beside(Path file) throws IOException {
    Path real = file.toRealPath();
    return new Within(real.getParent(), file, List.of(real));
  }

  /// The source lies in no folder.
  record Nowhere() implements Includes {

    @Override
    public Included resolve(String name) {
      throw new InvalidRecordException("$INCLUDE works only in a file; this is a stream");
    }
  }

  /// The source lies in or below `folder`.
  ///
  /// @param file the including file, as its reports call it
  /// @param open the files being read, outermost first, as the file system knows them
  record Within(Path folder, Path file, List<Path> open) implements Includes {

    @Override
    public Included resolve(String name) {
      Path asNamed = named(name);
      Path path = open.getLast().resolveSibling(name).normalize();
      requireWithin(folder, path, asNamed);
      Path real = realPath(path, asNamed);
      requireWithin(folder, real, asNamed);
      if (!Files.isRegularFile(real)) {
        throw new InvalidRecordException("$INCLUDE of %s, which is no file".formatted(asNamed));
      }
      if (open.contains(real) || open.size() > MAX_DEPTH) {
        throw new InvalidRecordException(
            "$INCLUDE of %s goes in a circle or deeper than %d files"
                .formatted(asNamed, MAX_DEPTH));
      }
      List<Path> deeper = new ArrayList<>(open);
      deeper.add(real);
      return new Included(asNamed, real, new Within(folder, asNamed, List.copyOf(deeper)));
    }

    private Path named(String name) {
      try {
        return file.resolveSibling(name);
      } catch (InvalidPathException problem) {
        throw new InvalidRecordException("$INCLUDE: " + problem.getMessage());
      }
    }

    /// Asked before the file system is, too, so that nothing is told of what lies outside.
    private static void requireWithin(Path folder, Path path, Path asNamed) {
      if (!path.startsWith(folder)) {
        throw new InvalidRecordException(
            "$INCLUDE of %s leads out of the zone file's folder".formatted(asNamed));
      }
    }

    private static Path realPath(Path path, Path asNamed) {
      try {
        return path.toRealPath();
      } catch (NoSuchFileException missing) {
        throw new InvalidRecordException("$INCLUDE of %s: no such file".formatted(asNamed));
      } catch (IOException problem) {
        throw new InvalidRecordException(
            "$INCLUDE of %s: %s".formatted(asNamed, problem.getMessage()));
      }
    }
  }
}
