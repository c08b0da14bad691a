package dev.holdfast.replica;

import com.google.protobuf.UnsafeByteOperations;
import dev.holdfast.replica.codec.SnapshotFormat.KnownFormats;
import dev.holdfast.replica.codec.SnapshotFormat.KnownFormatsRequest;
import dev.holdfast.replica.codec.SnapshotFormat.Piece;
import dev.holdfast.replica.codec.SnapshotFormat.PieceRequest;
import dev.holdfast.replica.storage.Snapshot;
import dev.holdfast.replica.storage.SnapshotFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor;
import org.apache.ratis.thirdparty.io.grpc.ServerServiceDefinition;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.StatusRuntimeException;
import org.apache.ratis.thirdparty.io.grpc.stub.ServerCalls;
import org.apache.ratis.thirdparty.io.grpc.stub.StreamObserver;

/// Gives this node's snapshots to others, piece by piece, on the port that Raft itself uses: one
/// port to protect. The caller pulls, so a slow one costs nothing here.
final class SnapshotService {

  /// Octets of a piece.
  private static final int PIECE_OCTETS = 1 << 20;

  static final String NAME = "holdfast.replica.Snapshots";

  static final MethodDescriptor<PieceRequest, Piece> FETCH =
      Marshallers.unary(NAME, "Fetch", PieceRequest.parser(), Piece.parser());

  /// Which formats a node reads, of snapshots and of the log.
  static final MethodDescriptor<KnownFormatsRequest, KnownFormats> KNOWN_FORMATS =
      Marshallers.unary(NAME, "KnownFormats", KnownFormatsRequest.parser(), KnownFormats.parser());

  private final String cluster;
  private final SnapshotFolder folder;
  private final int newestFormat;

  private SnapshotService(String cluster, SnapshotFolder folder, int newestFormat) {
    this.cluster = cluster;
    this.folder = folder;
    this.newestFormat = newestFormat;
  }

  /// @param newestFormat the newest format version that this node knows
  static ServerServiceDefinition of(String cluster, SnapshotFolder folder, int newestFormat) {
    SnapshotService service = new SnapshotService(cluster, folder, newestFormat);
    return ServerServiceDefinition.builder(NAME)
        .addMethod(FETCH, ServerCalls.asyncUnaryCall(service::fetch))
        .addMethod(KNOWN_FORMATS, ServerCalls.asyncUnaryCall(service::knownFormats))
        .build();
  }

  private void knownFormats(KnownFormatsRequest request, StreamObserver<KnownFormats> caller) {
    try {
      requireOurs(request.getCluster());
      caller.onNext(KnownFormats.newBuilder().setNewest(newestFormat).build());
      caller.onCompleted();
    } catch (StatusRuntimeException refused) {
      caller.onError(refused);
    }
  }

  private void requireOurs(String callers) {
    if (!callers.equals(cluster)) {
      throw Status.FAILED_PRECONDITION
          .withDescription(
              "this node is of cluster '%s', the caller of '%s'".formatted(cluster, callers))
          .asRuntimeException();
    }
  }

  private void fetch(PieceRequest request, StreamObserver<Piece> caller) {
    try {
      Piece piece = piece(request);
      caller.onNext(piece);
      caller.onCompleted();
    } catch (StatusRuntimeException refused) {
      caller.onError(refused);
    } catch (IOException | UncheckedIOException e) {
      caller.onError(
          Status.UNAVAILABLE.withDescription("the snapshot cannot be read: " + e).asException());
    }
  }

  private Piece piece(PieceRequest request) throws IOException {
    requireOurs(request.getCluster());
    Snapshot snapshot =
        wanted(request)
            .orElseThrow(() ->
                Status.NOT_FOUND
                    .withDescription("this node does not have the snapshot asked for")
                    .asRuntimeException());
    try (FileChannel file = FileChannel.open(snapshot.file())) {
      long offset = Math.clamp(request.getOffset(), 0, file.size());
      ByteBuffer data = ByteBuffer.allocate((int) Math.min(PIECE_OCTETS, file.size() - offset));
      while (data.hasRemaining() && file.read(data, offset + data.position()) >= 0) {
        // Reads on until the piece is full or the file ends.
      }
      return Piece.newBuilder()
          .setTerm(snapshot.at().term())
          .setIndex(snapshot.at().index())
          .setSize(file.size())
          .setData(UnsafeByteOperations.unsafeWrap(data.flip()))
          .build();
    } catch (NoSuchFileException replaced) {
      throw Status.NOT_FOUND
          .withDescription("a newer snapshot has replaced the one asked for")
          .asRuntimeException();
    }
  }

  private Optional<Snapshot> wanted(PieceRequest request) {
    return request.hasIndex()
        ? folder.newestFirst().stream()
            .filter(
                it -> it.at().index() == request.getIndex() && it.at().term() == request.getTerm())
            .findFirst()
        : folder.newest();
  }
}
