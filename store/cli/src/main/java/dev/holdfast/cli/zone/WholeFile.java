package dev.holdfast.cli.zone;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes files so that whoever reads one finds all of it, or the one before.
public final class WholeFile {

  private WholeFile() {}

  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path next = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".new");
    try {
      try (Writer out = Files.newBufferedWriter(next)) {
        content.writeTo(out);
      }
      try (FileChannel written = FileChannel.open(next, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }
}
