package dev.holdfast.spec;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/// A temporary folder with what one run of TLC reads; gone when closed, with all that TLC wrote.
record TlcFolder(Path path) implements AutoCloseable {

  /// @param modules sources by module name
  /// @param configuration name of the model
  static TlcFolder make(Map<String, String> modules, String configuration, String model)
      throws IOException {
    TlcFolder folder = new TlcFolder(Files.createTempDirectory("holdfast-check-").toRealPath());
    for (Map.Entry<String, String> module : modules.entrySet()) {
      Files.writeString(folder.path.resolve(module.getKey() + ".tla"), module.getValue());
    }
    Files.writeString(folder.path.resolve(configuration + ".cfg"), model);
    return folder;
  }

  @Override
  public void close() throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException problem)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
