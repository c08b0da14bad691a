package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.ExportHeader;
import dev.holdfast.v1.ExportZoneRequest;
import dev.holdfast.v1.ExportZoneResponse;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.Zone;
import dev.holdfast.v1.ZoneServiceGrpc;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A zone as it was at one moment: its header, and then its endpoints in canonical order of names.
/// It is whole when [#hasNext] says there are no more; an export that breaks off throws instead,
/// and cannot be taken up again, because that moment is gone.
public final class ZoneExport implements Iterator<LiveEndpoint>, AutoCloseable {

  private final BlockingClientCall<ExportZoneRequest, ExportZoneResponse> call;
  private final ExportHeader header;
  private final Duration patience;
  private Iterator<LiveEndpoint> chunk = Collections.emptyIterator();
  private long endpointCount;
  private boolean ended;

  private ZoneExport(
      BlockingClientCall<ExportZoneRequest, ExportZoneResponse> call,
      ExportHeader header,
      Duration patience) {
    this.call = call;
    this.header = header;
    this.patience = patience;
  }

  static ZoneExport open(Calls calls, ExportZoneRequest request) {
    Attempts attempts = Attempts.ofRead(calls.options());
    while (true) {
      Node node = calls.nodes().current();
      var call = node.stream(ZoneServiceGrpc.getExportZoneMethod(), request);
      try {
        ExportZoneResponse first =
            receive(call, attempts.timeout())
                .orElseThrow(
                    () -> Status.UNKNOWN.withDescription("the export has no header").asException());
        return new ZoneExport(call, first.getExport(), calls.options().deadline());
      } catch (StatusException thrown) {
        call.cancel("the export is asked for elsewhere", null);
        Failure failure = Failure.of(thrown);
        calls.moveOn(node, failure);
        attempts.failed(node.address(), failure);
      }
    }
  }

  /// The zone at the moment of the export, with SOA fields and serial.
  public Zone zone() {
    return header.getZone();
  }

  /// The revision of the moment of the export.
  public long revision() {
    return header.getHeader().getRevision();
  }

  @Override
  public boolean hasNext() {
    while (!chunk.hasNext() && !ended) {
      try {
        Optional<ExportZoneResponse> next = receive(call, patience);
        ended = next.isEmpty();
        chunk = next.map(part -> part.getChunk().getEndpointsList().iterator()).orElse(chunk);
      } catch (StatusException thrown) {
        close();
        throw new UnreachableException(
            "The export of %s broke off (endpoints read: %d); start it again. %s"
                .formatted(zone().getName(), endpointCount, Failure.of(thrown).message()));
      }
    }
    return chunk.hasNext();
  }

  @Override
  public LiveEndpoint next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the export has ended");
    }
    endpointCount++;
    return chunk.next();
  }

  private static Optional<ExportZoneResponse> receive(
      BlockingClientCall<ExportZoneRequest, ExportZoneResponse> call, Duration patience)
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
    call.cancel("the export is closed", null);
  }
}
