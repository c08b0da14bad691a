package dev.holdfast.replica.backup;

import dev.holdfast.protocol.Restoration;
import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.FreshRaft;
import dev.holdfast.replica.ReplicaConfig;
import dev.holdfast.replica.StateHash;
import java.io.IOException;

/// The state that a new cluster begins with: that of a backup, gone far ahead. The same for every
/// node of it, whichever machine makes it.
///
/// @param from the cluster that was saved
/// @param formatVersion of its state
/// @param index the log entry it stands for; the log of the new cluster goes on from there
public record Seed(String from, int formatVersion, long index, State state) {

  private static final String AUTHOR = "backup restore";

  /// @param leap how far revisions, generations, ids and serials jump
  /// @throws IllegalArgumentException if they cannot jump as far
  public static Seed of(Backup backup, long leap) {
    BackupManifest manifest = backup.manifest();
    String reason =
        "from a backup of cluster %s at revision %d, taken at %s"
            .formatted(manifest.cluster(), manifest.revision(), manifest.takenAt());
    return new Seed(
        manifest.cluster(),
        manifest.formatVersion(),
        manifest.index(),
        Restoration.of(backup.state(), leap, AUTHOR, reason));
  }

  public Digest hash() {
    return StateHash.of(state);
  }

  /// Makes the data folder of the node that `config` describes. When this returns it is complete
  /// and on disk; until then there is none under its name.
  ///
  /// @throws dev.holdfast.replica.storage.StorageException if the folder holds something already
  /// @throws IllegalArgumentException if the node would be of the cluster that was saved
  public void plant(ReplicaConfig config) throws IOException {
    if (config.cluster().equals(from)) {
      throw new IllegalArgumentException(
          ("the new cluster is named '%s', as the one that was saved; give it a name of its own, so that the nodes of "
                  + "one never take those of the other for theirs")
              .formatted(from));
    }
    FreshRaft.begin(config, formatVersion, index, state);
  }
}
