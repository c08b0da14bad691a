package dev.holdfast.client;

import dev.holdfast.v1.AuditServiceGrpc;
import dev.holdfast.v1.StreamAuditRequest;
import dev.holdfast.v1.StreamAuditResponse;
import io.grpc.MethodDescriptor;

/// The audit log as something to watch: its sequence takes the place of a revision, and every
/// message is whole.
final class AuditSource implements WatchSource<StreamAuditRequest, StreamAuditResponse> {

  @Override
  public MethodDescriptor<StreamAuditRequest, StreamAuditResponse> method() {
    return AuditServiceGrpc.getStreamAuditMethod();
  }

  @Override
  public StreamAuditRequest resumed(StreamAuditRequest request, long sequence) {
    return request.toBuilder().setAfterSequence(sequence).build();
  }

  @Override
  public long revision(StreamAuditResponse event) {
    return event.getLastSequence();
  }

  @Override
  public boolean completesRevision(StreamAuditResponse event) {
    return true;
  }

  @Override
  public boolean isContinued(StreamAuditResponse event) {
    return false;
  }

  @Override
  public StreamAuditResponse joined(StreamAuditResponse earlier, StreamAuditResponse later) {
    throw new IllegalStateException("a message of the audit log is whole");
  }
}
