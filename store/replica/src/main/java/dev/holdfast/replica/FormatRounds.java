package dev.holdfast.replica;

import dev.holdfast.protocol.Formats;
import dev.holdfast.replica.codec.SnapshotFormat.KnownFormats;
import dev.holdfast.replica.codec.SnapshotFormat.KnownFormatsRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.ratis.thirdparty.io.grpc.CallOptions;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.StatusRuntimeException;
import org.apache.ratis.thirdparty.io.grpc.stub.ClientCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the other members, while this node leads and knows a newer format version than is in use,
/// which they know. Once that is settled nothing is asked any more.
final class FormatRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FormatRounds.class);
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final String cluster;
  private final PeerChannels channels;
  private final Supplier<Set<String>> others;
  private final FormatRaiser raiser;
  private final ScheduledExecutorService rounds;

  /// @param others all members but this one, learners too
  FormatRounds(
      ReplicaConfig config,
      PeerChannels channels,
      Supplier<Set<String>> others,
      FormatRaiser raiser) {
    this.cluster = config.cluster();
    this.channels = channels;
    this.others = others;
    this.raiser = raiser;
    this.rounds =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("formats-" + config.node()).factory());
    rounds.scheduleWithFixedDelay(
        this::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Asks at once. Completes when all have answered, or been silent for too long, and what follows
  /// from it is applied here; at the latest after `limit`, for a node that stops asks no more.
  CompletableFuture<Void> now(Duration limit) {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    TimeLimits.unlessDone(asked, limit, () -> asked.complete(null));
    try {
      rounds.execute(() -> {
        round();
        asked.complete(null);
      });
    } catch (RejectedExecutionException closing) {
      asked.complete(null);
    }
    return asked;
  }

  private void round() {
    try {
      if (raiser.isNeeded()) {
        Set<String> asked = others.get();
        Map<String, Integer> newest = new TreeMap<>();
        asked.forEach(node -> newestOf(node).ifPresent(version -> newest.put(node, version)));
        raiser.heard(asked, newest);
      }
    } catch (RuntimeException failed) {
      // An exception would end the rounds for good.
      LOG.warn(
          "The members could not be asked which formats they know; they are asked again", failed);
    }
  }

  /// The newest version that a member knows; absent where it does not answer.
  private OptionalInt newestOf(String node) {
    Optional<ManagedChannel> channel = channels.to(node);
    if (channel.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      KnownFormats known =
          ClientCalls.blockingUnaryCall(
              channel.get(),
              SnapshotService.KNOWN_FORMATS,
              CallOptions.DEFAULT.withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS),
              KnownFormatsRequest.newBuilder().setCluster(cluster).build());
      return OptionalInt.of(known.getNewest());
    } catch (StatusRuntimeException failed) {
      // Releases that know the first format only cannot be asked.
      return failed.getStatus().getCode() == Status.Code.UNIMPLEMENTED
          ? OptionalInt.of(Formats.OLDEST)
          : OptionalInt.empty();
    }
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }
}
