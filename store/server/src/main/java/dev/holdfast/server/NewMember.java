package dev.holdfast.server;

import dev.holdfast.replica.backup.Seed;
import dev.holdfast.server.config.NodeConfig;
import java.io.IOException;

/// Makes the data folder of a node whose cluster begins with a backup.
public final class NewMember {

  private NewMember() {}

  /// @throws dev.holdfast.replica.storage.StorageException if the folder holds something already
  /// @throws IllegalArgumentException if the node would be of the cluster that was saved
  public static void plant(Seed seed, NodeConfig config) throws IOException {
    seed.plant(Replication.replicaConfig(config));
  }
}
