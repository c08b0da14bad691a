package dev.holdfast.server.translation;

import dev.holdfast.v1.StreamAuditRequest;
import java.time.Instant;

/// Where requests want the audit log to be told from.
public final class AuditRequests {

  private AuditRequests() {}

  /// @param newest the newest entry there can be
  public static long afterSequence(StreamAuditRequest request, long newest) {
    return Field.of("after_sequence").number(request.getAfterSequence(), 0, newest);
  }

  public static Instant since(StreamAuditRequest request) {
    return Times.instant(Field.of("since"), request.getSince());
  }
}
