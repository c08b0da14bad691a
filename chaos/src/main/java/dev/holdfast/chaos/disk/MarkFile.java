package dev.holdfast.chaos.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The mark of how far a node has applied its log: a few octets, written over again and again.
public record MarkFile(Path path) {

  public static MarkFile of(Path dataFolder) {
    return new MarkFile(dataFolder.resolve("applied"));
  }

  /// What was in the file when it was last synchronised; nothing if that was not among the calls.
  static Optional<byte[]> synchronised(List<FileCall> calls) {
    Optional<byte[]> written = Optional.empty();
    Optional<byte[]> syncing = Optional.empty();
    Optional<byte[]> synced = Optional.empty();
    for (FileCall call : calls) {
      switch (call.what()) {
        case WRITE -> written = Optional.of(call.content());
        case SYNC_BEGUN -> syncing = written;
        case SYNC -> synced = syncing;
      }
    }
    return synced;
  }

  byte[] read() throws IOException {
    return Files.readAllBytes(path);
  }

  void write(byte[] octets) throws IOException {
    Files.write(path, octets);
  }
}
