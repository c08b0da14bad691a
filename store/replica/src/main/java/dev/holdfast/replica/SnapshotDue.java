package dev.holdfast.replica;

import java.time.Duration;

/// When the next snapshot is due: when so much has been applied since the last one that a restart
/// would take too long to do it over again, be it by requests, by their octets, or by the time that
/// applying took. One request may make a million names live: it is small, and its work is not.
///
/// For the thread that applies.
final class SnapshotDue {

  /// Applying that a restart may have to do over again.
  static final Duration APPLYING = Duration.ofSeconds(5);

  /// A snapshot of a large store takes long itself: as often as this must fit into the applying
  /// between two of them, so that they never take more than a fair share of a machine.
  private static final int SNAPSHOTS_PER_APPLYING = 2;

  private final ReplicaConfig.Retention retention;
  private long requests;
  private long octets;
  private long applyingNanos;

  /// Nodes apply the same log at the same time, and writing a snapshot takes much of a machine. So
  /// they begin to count at different figures, and at most times one of them writes while the
  /// others go on.
  ///
  /// @param place of this node among all of them, from 0
  SnapshotDue(ReplicaConfig.Retention retention, int place, int nodes) {
    this.retention = retention;
    requests = retention.snapshotChanges() / nodes * place;
    octets = retention.snapshotBytes() / nodes * place;
    applyingNanos = APPLYING.toNanos() / nodes * place;
  }

  void applied(int moreRequests, long moreOctets, long nanos) {
    requests += moreRequests;
    octets += moreOctets;
    applyingNanos += nanos;
  }

  /// @param lastTook how long the last snapshot took to write, of a processor
  boolean isDue(Duration lastTook) {
    return requests >= retention.snapshotChanges()
        || octets >= retention.snapshotBytes()
        || applyingNanos
            >= Math.max(APPLYING.toNanos(), SNAPSHOTS_PER_APPLYING * lastTook.toNanos());
  }

  void begun() {
    requests = 0;
    octets = 0;
    applyingNanos = 0;
  }
}
