package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.BackupHeader;
import dev.holdfast.v1.BackupServiceGrpc;
import dev.holdfast.v1.SaveBackupRequest;
import dev.holdfast.v1.SaveBackupResponse;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A backup on its way: what it is of, and then the octets of its file. One that breaks off cannot
/// be taken up again, because that moment is gone.
public final class BackupDownload implements AutoCloseable {

  private final BlockingClientCall<SaveBackupRequest, SaveBackupResponse> call;
  private final BackupHeader header;
  private final Duration patience;

  private BackupDownload(
      BlockingClientCall<SaveBackupRequest, SaveBackupResponse> call,
      BackupHeader header,
      Duration patience) {
    this.call = call;
    this.header = header;
    this.patience = patience;
  }

  static BackupDownload open(Calls calls, SaveBackupRequest request) {
    Attempts attempts = Attempts.ofRead(calls.options());
    while (true) {
      Node node = calls.nodes().current();
      var call = node.stream(BackupServiceGrpc.getSaveBackupMethod(), request);
      try {
        SaveBackupResponse first =
            receive(call, attempts.timeout())
                .orElseThrow(
                    () -> Status.UNKNOWN.withDescription("the backup has no header").asException());
        return new BackupDownload(call, first.getBackup(), calls.options().deadline());
      } catch (StatusException thrown) {
        call.cancel("the backup is asked for elsewhere", null);
        Failure failure = Failure.of(thrown);
        calls.moveOn(node, failure);
        attempts.failed(node.address(), failure);
      }
    }
  }

  /// What the backup is of.
  public BackupHeader header() {
    return header;
  }

  /// Writes the file's octets to `out`; returns when all are there.
  ///
  /// @throws UnreachableException if the stream breaks off
  public void writeTo(OutputStream out) throws IOException {
    long octets = 0;
    try {
      Optional<SaveBackupResponse> next = receive(call, patience);
      while (next.isPresent()) {
        next.get().getOctets().writeTo(out);
        octets += next.get().getOctets().size();
        next = receive(call, patience);
      }
    } catch (StatusException thrown) {
      close();
      throw new UnreachableException(
          "The backup broke off after %d octets; start it again. %s"
              .formatted(octets, Failure.of(thrown).message()));
    }
  }

  private static Optional<SaveBackupResponse> receive(
      BlockingClientCall<SaveBackupRequest, SaveBackupResponse> call, Duration patience)
      throws StatusException {
    try {
      return Optional.ofNullable(call.read(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      throw Status.DEADLINE_EXCEEDED.withDescription("the node fell silent").asException();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withDescription("interrupted").asException();
    }
  }

  @Override
  public void close() {
    call.cancel("the backup is closed", null);
  }
}
