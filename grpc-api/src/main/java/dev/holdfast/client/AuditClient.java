package dev.holdfast.client;

import dev.holdfast.v1.StreamAuditRequest;
import dev.holdfast.v1.StreamAuditResponse;

/// Calls of the audit service.
public final class AuditClient {

  private final Calls calls;

  AuditClient(Calls calls) {
    this.calls = calls;
  }

  /// Follows the audit log from where `request` says; when this returns, the first message is
  /// there. It goes on over any node, after the last sequence it delivered, for as long as it is
  /// read: an event whose `last_sequence` has come to its `newest_sequence` is the end for now.
  /// [Watch#revision] is that last sequence.
  ///
  /// @throws AuditGoneException if what comes first is no longer kept
  public Watch<StreamAuditResponse> follow(StreamAuditRequest request) {
    return ResumingWatch.open(
        calls,
        new AuditSource(),
        request.toBuilder().setFollow(true).build(),
        ResumingWatch.SILENCE);
  }
}
