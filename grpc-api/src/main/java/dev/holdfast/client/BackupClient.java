package dev.holdfast.client;

import dev.holdfast.v1.SaveBackupRequest;

/// Calls of the backup service.
public final class BackupClient {

  private final Calls calls;

  BackupClient(Calls calls) {
    this.calls = calls;
  }

  /// Everything the store holds, as it is at one moment; to be closed.
  public BackupDownload save(SaveBackupRequest request) {
    return BackupDownload.open(calls, request);
  }
}
