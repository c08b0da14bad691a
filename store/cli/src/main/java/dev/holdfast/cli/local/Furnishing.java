package dev.holdfast.cli.local;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.running.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Prepares a data folder: makes it, deletes it, writes what the processes are to read.
final class Furnishing {

  static final String ZONE_FILE = "eu.example.zone";
  static final String PLAN_FILE = "eu.example.yaml";

  private static final String TLS =
      "tls: {certificate: ../certs/node-%d.crt, key: ../certs/node-%d.key, ca: ../certs/ca.crt}\n";
  private static final String TRACE = "trace: {file: trace.jsonl}\n";

  private final DataFolder folder;
  private final boolean traced;
  private final boolean isProtected;

  Furnishing(DataFolder folder) {
    this(folder, false, true);
  }

  /// @param traced whether the nodes are to record what they apply
  /// @param isProtected whether the nodes and whoever calls them have certificates
  Furnishing(DataFolder folder, boolean traced, boolean isProtected) {
    this.folder = folder;
    this.traced = traced;
    this.isProtected = isProtected;
  }

  /// Deletes everything `up` has kept in the folder, if it has made it.
  void deleteAll() throws IOException {
    if (Marker.read(folder).isPresent()) {
      Files.walkFileTree(folder.path(), new Deletion(folder.path(), folder.lock()));
    }
  }

  /// Deletes what is in a folder, and the folder.
  static void deleteAll(Path temporary) throws IOException {
    Files.walkFileTree(temporary, new Deletion(temporary, temporary));
    Files.delete(temporary);
  }

  /// Where the ports are counted from: as asked for, else as when the folder was made.
  ///
  /// @param anew whether what the folder holds is about to be deleted
  int basePort(Optional<Integer> asked, boolean anew) throws IOException {
    Optional<Integer> made = Marker.read(folder).map(Marker::basePort);
    if (!anew && asked.isPresent() && made.isPresent() && !asked.equals(made)) {
      throw CommandException.refused(
          "The nodes in %s know each other by ports from %d on. Leave out --base-port, or start anew with --fresh or with another --data."
              .formatted(folder, made.get()));
    }
    return asked.or(() -> made).orElse(Ports.STANDARD_BASE);
  }

  /// Makes the folder ready for a start.
  Marker prepare(Ports ports) throws IOException {
    if (isProtected) {
      new Identities(folder.certificates()).prepare();
    }
    Optional<Marker> found = Marker.read(folder);
    if (found.isPresent()) {
      writeConfigs(found.get());
      return found.get();
    }
    Files.createDirectories(folder.logs());
    Marker marker = new Marker(ports.base(), false);
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
      Files.writeString(
          config,
          config(ports, node, !marker.furnished())
              + (isProtected ? TLS.formatted(node, node) : "")
              + (traced ? TRACE : ""));
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

  static void copyExample(String name, Path target) throws IOException {
    try (InputStream in = Furnishing.class.getResourceAsStream("example/" + name)) {
      Files.copy(in, target);
    }
  }
}
