package dev.holdfast.replica;

import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Reply;
import dev.holdfast.replica.codec.EncodedRequest;
import dev.holdfast.replica.storage.StorageException;
import java.util.Optional;

/// The format version that the cluster's log and snapshots are in, and the newest that this node
/// knows.
///
/// The version in use is the newest that any entry of the log was of, so all members agree on it at
/// every index; a snapshot's header carries it on. It goes up by an entry of a newer version, which
/// the leader appends once every member has said that it knows that version ([FormatRaiser]). Until
/// then a command of the newer version is refused before it gets there: no member ever meets what
/// it cannot read, and no answer of a member that is away is needed again after that.
final class FormatGate {

  /// The rule that refuses a command which not every member knows yet.
  static final String RULE = "format-not-yet";

  private final int newest;
  private volatile int inUse;
  private volatile String waitingFor = "the leader raises it once every member knows it";

  /// @param newest the newest version that this node knows
  /// @param inUse of the snapshot that this node starts from
  FormatGate(int newest, int inUse) {
    this.newest = newest;
    this.inUse = Formats.OLDEST;
    met(inUse, "the snapshot that this node starts from");
  }

  int newest() {
    return newest;
  }

  int inUse() {
    return inUse;
  }

  /// Notes the version of something that all members have, in the order of the log.
  ///
  /// @throws StorageException if this node does not know it
  void met(int version, String what) {
    if (version > newest) {
      throw new StorageException(
          "%s has format version %d, and this node reads versions up to %d; install the release of Holdfast that the other members run"
              .formatted(what, version, newest));
    }
    inUse = Math.max(inUse, version);
  }

  /// Why the version in use is not the newest one known here; told where a command is refused.
  void waitFor(String why) {
    waitingFor = why;
  }

  FormatStanding standing() {
    int now = inUse;
    return new FormatStanding(now, newest, now < newest ? waitingFor : "");
  }

  /// The reply to a request that has to wait, if it has to.
  ///
  /// @param revision of the store now
  Optional<Reply> refusal(EncodedRequest request, String command, long revision) {
    int version = request.formatVersion();
    return version <= inUse
        ? Optional.empty()
        : Optional.of(
            Reply.first(
                revision,
                Outcome.Refused.because(
                    new Refusal(
                        RULE,
                        command,
                        "format version %d in use, which every member has to know"
                            .formatted(version),
                        "version %d in use: %s".formatted(inUse, waitingFor)))));
  }
}
