package dev.holdfast.chaos.run;

import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.judge.LogArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Sees to it that no part of any node's log is lost to the judges, while nodes drop what their
/// snapshots hold.
final class Archivist implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Cluster cluster;
  private final LogArchive archive;
  private final Thread thread;

  private Archivist(Cluster cluster, LogArchive archive) {
    this.cluster = cluster;
    this.archive = archive;
    this.thread = Thread.ofPlatform().daemon().name("archivist").unstarted(this::run);
  }

  static Archivist start(Cluster cluster, LogArchive archive) {
    Archivist archivist = new Archivist(cluster, archive);
    archivist.thread.start();
    return archivist;
  }

  private void run() {
    try {
      while (true) {
        glance();
        Thread.sleep(LOOK_EVERY);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// A folder may go, and a file get another name, while it is looked at. The next look finds what
  /// there is then, and the last one would find what no look could take.
  private void glance() {
    try {
      look();
    } catch (IOException | UncheckedIOException _) {
      // As said.
    }
  }

  /// What the nodes have completed by now is in the archive when this returns.
  void look() throws IOException {
    for (NodeProcess node : cluster.nodes()) {
      archive.take(node.id(), node.dataFolder());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
