package dev.holdfast.replica;

import dev.holdfast.replica.codec.SnapshotFormat.Piece;
import dev.holdfast.replica.codec.SnapshotFormat.PieceRequest;
import dev.holdfast.replica.storage.LogPosition;
import dev.holdfast.replica.storage.Snapshot;
import dev.holdfast.replica.storage.SnapshotFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.thirdparty.io.grpc.CallOptions;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.StatusRuntimeException;
import org.apache.ratis.thirdparty.io.grpc.stub.ClientCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets a snapshot from another node. It counts only when every octet is here, the digest is right,
/// and file and name are synchronised.
final class SnapshotFetcher {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFetcher.class);
  private static final int PIECE_TIMEOUT_SECONDS = 10;
  private static final int MESSAGE_OCTETS_MAX = 4 << 20;

  private final String cluster;
  private final SnapshotFolder folder;
  private final NodeChannels channels;

  SnapshotFetcher(String cluster, SnapshotFolder folder, NodeChannels channels) {
    this.cluster = cluster;
    this.folder = folder;
    this.channels = channels;
  }

  /// The newest snapshot of the node at `address`, if it is of index `least` or a later one.
  Optional<Snapshot> fetch(String address, long least) throws IOException {
    ManagedChannel channel = channels.to(address).maxInboundMessageSize(MESSAGE_OCTETS_MAX).build();
    try {
      Optional<Piece> first = first(channel).filter(piece -> piece.getIndex() >= least);
      return first.isPresent()
          ? Optional.of(fetch(channel, address, first.get()))
          : Optional.empty();
    } finally {
      channel.shutdownNow();
    }
  }

  /// The first piece of the newest snapshot; empty where there is none, as at a node whose log
  /// still has everything.
  private Optional<Piece> first(ManagedChannel channel) {
    try {
      return Optional.of(call(channel, PieceRequest.newBuilder().setCluster(cluster).build()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Snapshot fetch(ManagedChannel channel, String address, Piece first) throws IOException {
    LogPosition at = new LogPosition(first.getTerm(), first.getIndex());
    Path part = folder.partFor(at);
    try (FileChannel file =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      Piece piece = first;
      write(file, piece);
      while (file.position() < first.getSize()) {
        piece = call(channel, next(at, file.position()));
        if (piece.getData().isEmpty()) {
          throw new IOException(
              "the snapshot at %s of %s ends after %d of %d octets"
                  .formatted(at, address, file.position(), first.getSize()));
        }
        write(file, piece);
      }
      file.force(true);
    }
    Snapshot snapshot = folder.adopt(part, at);
    LOG.info("Fetched the snapshot at {} from {}, {} octets", at, address, first.getSize());
    return snapshot;
  }

  private PieceRequest next(LogPosition at, long offset) {
    return PieceRequest.newBuilder()
        .setCluster(cluster)
        .setTerm(at.term())
        .setIndex(at.index())
        .setOffset(offset)
        .build();
  }

  private static void write(FileChannel file, Piece piece) throws IOException {
    for (var buffer : piece.getData().asReadOnlyByteBufferList()) {
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
    }
  }

  private static Piece call(ManagedChannel channel, PieceRequest request) {
    return ClientCalls.blockingUnaryCall(
        channel,
        SnapshotService.FETCH,
        CallOptions.DEFAULT.withDeadlineAfter(PIECE_TIMEOUT_SECONDS, TimeUnit.SECONDS),
        request);
  }
}
