package dev.holdfast.server.service;

import dev.holdfast.audit.AuditEntry;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.server.translation.AuditRequests;
import dev.holdfast.v1.StreamAuditRequest;
import java.time.Instant;

/// Where in the audit log a stream begins.
///
/// @param after the sequence after which it begins
/// @param earlierGone whether entries that were asked for may be kept no longer
record AuditBeginning(long after, boolean earlierGone) {

  /// @param upToDate whether `log` holds all that was acknowledged before the request
  static AuditBeginning of(StreamAuditRequest request, AuditLog log, boolean upToDate) {
    return switch (request.getStartCase()) {
      case AFTER_SEQUENCE -> {
        long newest = upToDate ? log.last() : Long.MAX_VALUE - 1;
        yield new AuditBeginning(AuditRequests.afterSequence(request, newest), false);
      }
      case SINCE -> since(AuditRequests.since(request), log);
      case START_NOT_SET -> atOldest(log);
    };
  }

  private static AuditBeginning since(Instant time, AuditLog log) {
    long earlier =
        log.entries().values().stream()
            .takeWhile(entry -> entry.at().isBefore(time))
            .mapToLong(AuditEntry::sequence)
            .reduce(0, (_, later) -> later);
    return earlier == 0 ? atOldest(log) : new AuditBeginning(earlier, false);
  }

  private static AuditBeginning atOldest(AuditLog log) {
    long oldest = log.oldest().orElse(log.next());
    return new AuditBeginning(oldest - 1, oldest > 1);
  }
}
