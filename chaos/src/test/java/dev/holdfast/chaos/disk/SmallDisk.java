package dev.holdfast.chaos.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A file system of its own and of a given size, in the place of a folder.
final class SmallDisk implements AutoCloseable {

  private final Path folder;
  private final Path original;

  private SmallDisk(Path folder, Path original) {
    this.folder = folder;
    this.original = original;
  }

  /// Puts a disk of `mebibytes` where `folder` is, with what the folder held. Needs to be root.
  static SmallDisk at(Path folder, int mebibytes) throws IOException, InterruptedException {
    Path original = folder.resolveSibling(folder.getFileName() + "-original");
    Files.move(folder, original);
    Files.createDirectory(folder);
    run(
        "mount",
        "-t",
        "tmpfs",
        "-o",
        "size=%dm".formatted(mebibytes),
        "holdfast",
        folder.toString());
    run("cp", "-a", original + "/.", folder.toString());
    return new SmallDisk(folder, original);
  }

  /// Writes a file that leaves this much free.
  Path fillTo(int mebibytesLeft) throws IOException {
    Path ballast = folder.resolve("ballast");
    byte[] piece = new byte[1 << 20];
    try (var out = Files.newOutputStream(ballast)) {
      while (folder.toFile().getUsableSpace() > (long) mebibytesLeft << 20) {
        out.write(piece);
      }
    }
    return ballast;
  }

  /// Puts back the folder, with what the disk holds; nobody may use it meanwhile.
  @Override
  public void close() throws IOException {
    run("cp", "-a", folder + "/.", original.toString());
    run("umount", folder.toString());
    Files.delete(folder);
    Files.move(original, folder);
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("failed: " + String.join(" ", command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted: " + String.join(" ", command), e);
    }
  }
}
