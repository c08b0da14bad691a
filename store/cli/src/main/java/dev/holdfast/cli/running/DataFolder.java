package dev.holdfast.cli.running;

import java.nio.file.Path;

/// The folder in which `up` keeps everything.
public record DataFolder(Path path) {

  /// Where it lies unless told otherwise: below the folder one is in.
  public static final String STANDARD = "holdfast-data";

  public static DataFolder standard() {
    return of(Path.of(STANDARD));
  }

  public static DataFolder of(Path path) {
    return new DataFolder(path.toAbsolutePath().normalize());
  }

  /// What says that `up` has made the folder.
  public Path marker() {
    return path.resolve("made-by-holdfast-up");
  }

  /// What only one `up` at a time may hold.
  public Path lock() {
    return path.resolve("lock");
  }

  public StateFile stateFile() {
    return StateFile.in(path);
  }

  /// The configuration of a node.
  public Path config(String node) {
    return path.resolve(node).resolve("node.yaml");
  }

  /// What the planner watches.
  public Path plans() {
    return path.resolve("plans");
  }

  /// What `up` has made for the cluster to be protected by; there is none where it is not.
  public LocalCertificates certificates() {
    return new LocalCertificates(path.resolve("certs"));
  }

  public Path logs() {
    return path.resolve("logs");
  }

  public Path log(String process) {
    return logs().resolve(process + ".log");
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
