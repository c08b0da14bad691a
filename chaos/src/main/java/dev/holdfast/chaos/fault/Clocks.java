package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The clocks of the nodes, each of which can be set while its node runs. A node reads from a file
/// of its own how far its clock is off, once a second.
///
/// @param ground where the nodes stand
/// @param folder holds the files
/// @param library that stands between the nodes and the system's clock
public record Clocks(Ground ground, Path folder, Path library) implements Ground {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /// libfaketime, if it is installed: the one without locks, which takes a thirtieth of the other's
  /// time. That a clock may be read while it is being set is part of the fault.
  static Optional<Path> installed() {
    try (Stream<Path> folders = Files.walk(Path.of("/usr/lib"), 2)) {
      return folders
          .map(folder -> folder.resolve("faketime/libfaketime.so.1"))
          .filter(Files::isReadable)
          .findFirst();
    } catch (IOException | UncheckedIOException _) {
      return Optional.empty();
    }
  }

  /// Nodes on `ground` whose clocks can be set, where this machine has the means.
  public static Optional<Clocks> over(Ground ground, Path folder) {
    return installed().map(library -> new Clocks(ground, folder, library));
  }

  @Override
  public String host(String node) {
    return ground.host(node);
  }

  @Override
  public List<String> at(String node, List<String> command) {
    if (!Files.exists(file(node))) {
      set(node, Duration.ZERO);
    }
    List<String> timed =
        new ArrayList<>(
            List.of(
                "env",
                "LD_PRELOAD=" + library,
                "FAKETIME_TIMESTAMP_FILE=" + file(node),
                "FAKETIME_CACHE_DURATION=" + LOOK_EVERY.toSeconds(),
                // Timed waits go by the monotonic clock, which is left alone: with the mend that is
                // meant for an older C library a JVM waits for nothing, over and over.
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "FAKETIME_FORCE_MONOTONIC_FIX=0",
                "FAKETIME_DISABLE_SHM=1"));
    timed.addAll(command);
    return ground.at(node, timed);
  }

  /// Sets a node's clock to so much after the right time, or before it.
  public void set(String node, Duration ahead) {
    Path next = folder.resolve(node + ".next");
    try {
      Files.writeString(next, "%+d\n".formatted(ahead.toSeconds()));
      Files.move(next, file(node), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot set the clock of " + node, problem);
    }
  }

  private Path file(String node) {
    return folder.resolve(node + ".clock");
  }
}
