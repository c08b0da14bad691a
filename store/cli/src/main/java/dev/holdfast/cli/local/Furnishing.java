package dev.holdfast.cli.local;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.running.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;

/// Prepares a data folder: makes it, deletes it, writes what the processes are to read.
final class Furnishing {

  static final String ZONE_FILE = "eu.example.zone";
  static final String PLAN_FILE = "eu.example.yaml";

  private final DataFolder folder;

  Furnishing(DataFolder folder) {
    this.folder = folder;
  }

  /// Deletes everything `up` has kept in the folder, if it has made it.
  void deleteAll() throws IOException {
    if (Marker.read(folder).isPresent()) {
      Files.walkFileTree(folder.path(), new Deletion());
    }
  }

  /// Makes the folder ready for a start on the ports asked for, if there are any.
  Marker prepare(Optional<Integer> basePort) throws IOException {
    Optional<Marker> found = Marker.read(folder);
    if (found.isPresent()) {
      refuseOtherPorts(found.get(), basePort);
      writeConfigs(found.get());
      return found.get();
    }
    Files.createDirectories(folder.logs());
    Marker marker = new Marker(new Ports(basePort.orElse(Ports.STANDARD_BASE)).base(), false);
    marker.write(folder);
    Files.createDirectories(folder.plans());
    copyExample(PLAN_FILE, folder.plans().resolve(PLAN_FILE));
    copyExample(ZONE_FILE, exampleZone());
    writeConfigs(marker);
    return marker;
  }

  Path exampleZone() {
    return folder.path().resolve(ZONE_FILE);
  }

  private void refuseOtherPorts(Marker marker, Optional<Integer> basePort) {
    if (basePort.isPresent() && basePort.get() != marker.basePort()) {
      throw CommandException.refused(
          "The nodes in %s know each other by ports from %d on. Leave out --base-port, or start anew with --fresh or with another --data."
              .formatted(folder, marker.basePort()));
    }
  }

  /// Files that are not ours are neither mixed with ours nor deleted.
  void refuseForeign() throws IOException {
    if (!Files.exists(folder.path()) || Files.exists(folder.marker())) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder.path())) {
      if (entries.anyMatch(entry -> !entry.equals(folder.lock()))) {
        throw CommandException.refused(
            "%s holds files that 'holdfast up' has not made. Name another folder with --data."
                .formatted(folder));
      }
    }
  }

  /// Nodes may make empty folders their own until the first start is over; a node that has lost its
  /// data afterwards must not come back as if it had never had any.
  void writeConfigs(Marker marker) throws IOException {
    Ports ports = new Ports(marker.basePort());
    for (int node = 1; node <= Ports.NODES; node++) {
      Path config = folder.config("node-" + node);
      Files.createDirectories(config.getParent());
      Files.writeString(config, config(ports, node, !marker.furnished()));
    }
  }

  private static String config(Ports ports, int self, boolean initialise) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Written by 'holdfast up' at each start.
        cluster: local
        node: node-%d
        data: data
        initialise: %s
        replication: {free_space_min: 64MiB}
        members:
        """
            .formatted(self, initialise));
    for (int node = 1; node <= Ports.NODES; node++) {
      text.append(
          "  - {id: node-%d, raft: '%s', grpc: '%s', dns: '%s', http: '%s'}\n"
              .formatted(
                  node, ports.raft(node), ports.grpc(node), ports.dns(node), ports.http(node)));
    }
    return text.toString();
  }

  private static void copyExample(String name, Path target) throws IOException {
    try (InputStream in = Furnishing.class.getResourceAsStream("example/" + name)) {
      Files.copy(in, target);
    }
  }

  /// Deletes all but the folder itself and the lock in it, which whoever deletes is holding.
  private final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.equals(folder.lock())) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      if (!visited.equals(folder.path())) {
        Files.delete(visited);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
