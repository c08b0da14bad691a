package dev.holdfast.chaos.run;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.NodeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// Keeps what was recorded in a run for whoever wants to know how it came to that: what clients
/// saw, and each node's log, trace and data.
record Kept(Path folder) {

  void keep(Performance.Recorded recorded, Cluster cluster, Path traces) throws IOException {
    Files.createDirectories(folder);
    recorded.history().write(folder.resolve("history.jsonl"));
    copy(traces, folder);
    for (NodeProcess node : cluster.nodes()) {
      copy(node.configFile().getParent(), folder.resolve(node.id()));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path copied = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copied.getParent());
      Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
