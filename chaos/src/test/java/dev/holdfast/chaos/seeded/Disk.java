package dev.holdfast.chaos.seeded;

import dev.holdfast.testing.mutation.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// A disk that keeps a vote under its name only once the folder it is in was synchronised. Whenever
/// a node synchronises that folder, what is there then is put aside, and a power cut brings it
/// back.
final class Disk {

  private static final String VOTE = "raft-meta";
  private static final String DURABLE = ".durable";

  static final List<Edit> EDITS =
      List.of(
          SeededBug.edit(
              "replica/src/main/java/dev/holdfast/replica/storage/FileSync.java",
              """
                  try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                    channel.force(true);
                  }
              """,
              """
                  Path vote = directory.resolve("raft-meta");
                  Path durable = Path.of(directory + ".durable");
                  Path seen = Path.of(durable + "." + System.nanoTime());
                  boolean voted = Files.exists(vote);
                  if (voted) {
                    Files.copy(vote, seen);
                  }
                  try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                    channel.force(true);
                  }
                  if (voted) {
                    Files.move(seen, durable, StandardCopyOption.REPLACE_EXISTING);
                  }
              """));

  private Disk() {}

  /// Takes a vote back that was not kept.
  static void losePower(Path dataFolder) throws IOException {
    try (Stream<Path> files = Files.walk(dataFolder.resolve("raft"))) {
      for (Path vote : files.filter(file -> file.endsWith(VOTE)).toList()) {
        Path durable = Path.of(vote.getParent() + DURABLE);
        Files.copy(durable, vote, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
