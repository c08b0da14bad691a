package dev.holdfast.server.service;

import com.google.protobuf.UnsafeByteOperations;
import dev.holdfast.replica.Replica;
import dev.holdfast.replica.backup.BackupManifest;
import dev.holdfast.replica.backup.BackupWriter;
import dev.holdfast.server.translation.Times;
import dev.holdfast.v1.BackupHeader;
import dev.holdfast.v1.BackupServiceGrpc;
import dev.holdfast.v1.ResponseHeader;
import dev.holdfast.v1.SaveBackupRequest;
import dev.holdfast.v1.SaveBackupResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;

/// Backups, streamed while they are written: of one immutable state, so of one moment, and at the
/// speed of whoever receives them.
final class BackupService extends BackupServiceGrpc.BackupServiceImplBase {

  private static final int PIECE_OCTETS = 256 << 10;

  private final Replica replica;
  private final Reads reads;
  private final Headers headers;
  private final String cluster;
  private final String version;
  private final InstantSource clock;

  /// @param version of this software
  BackupService(
      Replica replica,
      Reads reads,
      Headers headers,
      String cluster,
      String version,
      InstantSource clock) {
    this.replica = replica;
    this.reads = reads;
    this.headers = headers;
    this.cluster = cluster;
    this.version = version;
    this.clock = clock;
  }

  @Override
  public void saveBackup(SaveBackupRequest request, StreamObserver<SaveBackupResponse> observer) {
    Moment moment = reads.at(request.getRead());
    ResponseHeader header = headers.of(moment);
    BackupManifest manifest =
        new BackupManifest(
            replica.formats().inUse(),
            cluster,
            moment.index(),
            moment.state().revision(),
            clock.instant(),
            header.getNodeId(),
            version);
    BackupHeader told =
        BackupHeader.newBuilder()
            .setHeader(header)
            .setCluster(cluster)
            .setTakenAt(Times.message(manifest.takenAt()))
            .build();
    Outflow.start("SaveBackup", observer, out -> save(manifest, moment, told, out));
  }

  private static void save(
      BackupManifest manifest,
      Moment moment,
      BackupHeader header,
      Outflow<SaveBackupResponse> out) {
    if (!out.send(SaveBackupResponse.newBuilder().setBackup(header).build())) {
      return;
    }
    try (OutputStream pieces = new Pieces(out)) {
      BackupWriter.write(manifest, moment.state(), pieces);
    } catch (ReceiverGoneException gone) {
      // Nobody is left to be told.
    } catch (IOException impossible) {
      throw new UncheckedIOException("nothing else is written here that could fail", impossible);
    }
  }

  /// Octets as messages.
  private static final class Pieces extends OutputStream {

    private final Outflow<SaveBackupResponse> out;
    private byte[] piece = new byte[PIECE_OCTETS];
    private int filled;

    Pieces(Outflow<SaveBackupResponse> out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      for (int done = 0; done < length; ) {
        int more = Math.min(length - done, piece.length - filled);
        System.arraycopy(octets, offset + done, piece, filled, more);
        filled += more;
        done += more;
        if (filled == piece.length) {
          send();
        }
      }
    }

    /// Sends the piece away; the message keeps its octets.
    private void send() throws IOException {
      var octets = UnsafeByteOperations.unsafeWrap(piece, 0, filled);
      piece = new byte[PIECE_OCTETS];
      filled = 0;
      if (!out.send(SaveBackupResponse.newBuilder().setOctets(octets).build())) {
        throw new ReceiverGoneException();
      }
    }

    @Override
    public void flush() throws IOException {
      if (filled > 0) {
        send();
      }
    }
  }

  private static final class ReceiverGoneException extends IOException {

    private static final long serialVersionUID = 1L;
  }
}
