package dev.holdfast.replica;

import dev.holdfast.protocol.State;
import dev.holdfast.replica.storage.LogPosition;
import dev.holdfast.replica.storage.Pace;
import dev.holdfast.replica.storage.Snapshot;
import dev.holdfast.replica.storage.SnapshotFolder;
import dev.holdfast.replica.storage.SnapshotHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides when to take a snapshot and takes it, beside the apply thread: a state is immutable, so
/// it can be written while the next entries are applied, at a pace that leaves processors to those
/// who serve. Raft learns of a snapshot, and may drop log entries for it, only when the file is
/// complete and on disk.
final class SnapshotKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final SnapshotFolder folder;
  private final String cluster;
  private final ReplicaConfig.Retention retention;
  private final FormatGate formats;
  private final Runnable onFinished;
  private final ExecutorService writer;
  private final SnapshotDue due;
  private final Pace pace = Pace.easy();
  private volatile boolean writing;

  /// What the last snapshot took of a processor, rests not counted.
  private volatile Duration lastWork = Duration.ZERO;

  private final AtomicReference<Optional<Snapshot>> finished;
  private volatile Optional<Snapshot> announced;
  private final AtomicReference<SnapshotTally> tally;

  /// @param loaded the snapshot this node started from
  /// @param onFinished asks Raft to call [#announce] on the apply thread
  SnapshotKeeper(
      ReplicaConfig config,
      SnapshotFolder folder,
      FormatGate formats,
      Optional<Snapshot> loaded,
      Runnable onFinished) {
    this.folder = folder;
    this.cluster = config.cluster();
    this.retention = config.retention();
    this.due =
        new SnapshotDue(
            retention, config.members().headMap(config.node()).size(), config.members().size());
    this.formats = formats;
    this.onFinished = onFinished;
    this.finished = new AtomicReference<>(loaded);
    this.announced = loaded;
    this.tally =
        new AtomicReference<>(
            loaded
                .map(snapshot -> SnapshotTally.NONE.withNewest(snapshot.at().index()))
                .orElse(SnapshotTally.NONE));
    this.writer =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("snapshot-" + config.node()).factory());
  }

  /// Counts what an applied entry held and took, and begins a snapshot when one is due.
  void applied(
      LogPosition at,
      State state,
      int requests,
      long entryOctets,
      long nanos,
      Map<String, String> members) {
    due.applied(requests, entryOctets, nanos);
    if (!writing && due.isDue(lastWork)) {
      writing = true;
      due.begun();
      SnapshotHeader header =
          new SnapshotHeader(formats.inUse(), cluster, at, new TreeMap<>(members));
      writer.execute(() -> write(header, state));
    }
  }

  /// Takes a snapshot of `state` at once, whether or not one is due.
  CompletableFuture<Snapshot> take(LogPosition at, State state, Map<String, String> members) {
    SnapshotHeader header =
        new SnapshotHeader(formats.inUse(), cluster, at, new TreeMap<>(members));
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return folder.write(header, state, Pace.hurried());
          } catch (IOException e) {
            throw new UncheckedIOException(
                "the snapshot at %s could not be written".formatted(at), e);
          }
        },
        writer);
  }

  private void write(SnapshotHeader header, State state) {
    try {
      long start = System.nanoTime();
      long work = THREADS.getCurrentThreadCpuTime();
      finished(folder.write(header, state, pace));
      lastWork = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - work);
      folder.keepNewest(retention.snapshots());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      tally.updateAndGet(before -> before.withTaken(header.at().index(), took));
      LOG.info("Took a snapshot at {} in {} ms", header.at(), took.toMillis());
      onFinished.run();
    } catch (IOException | RuntimeException e) {
      tally.updateAndGet(SnapshotTally::withFailed);
      LOG.error(
          "The snapshot at {} could not be written; the log is kept and the next one is tried after {} more changes",
          header.at(),
          retention.snapshotChanges(),
          e);
    } finally {
      writing = false;
    }
  }

  /// Notes a complete snapshot, taken here or by another node; [#announce] makes it known. The
  /// newest counts, whichever was finished last.
  void finished(Snapshot snapshot) {
    finished.updateAndGet(known ->
        known.filter(it -> it.at().index() > snapshot.at().index()).isPresent()
            ? known
            : Optional.of(snapshot));
  }

  /// The newest finished snapshot, which Raft knows from now on.
  Optional<Snapshot> announce() {
    announced = finished.get();
    return announced;
  }

  /// The snapshot that Raft knows.
  Optional<Snapshot> announced() {
    return announced;
  }

  SnapshotTally tally() {
    return tally.get();
  }

  @Override
  public void close() {
    pace.hurry();
    writer.shutdown();
    try {
      if (!writer.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("A snapshot was still being written at the end; it is left unfinished");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
