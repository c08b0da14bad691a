package dev.holdfast.server.service;

import dev.holdfast.audit.AuditEntry;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.contract.Failure;
import dev.holdfast.contract.Limits;
import dev.holdfast.server.translation.AuditMessages;
import dev.holdfast.server.watch.AuditNews;
import dev.holdfast.v1.StreamAuditResponse;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Iterator;

/// One stream of the audit log, at its receiver's speed. It remembers how far it has come and
/// nothing else: entries are read out of the state when there is room for them, so however slow a
/// receiver is, it costs the node one message. One for which the next entry is no longer kept is
/// told so.
final class AuditTelling {

  private static final Duration RETRY_AFTER = Duration.ofMillis(200);

  private final String node;
  private final AuditNews news;
  private final Duration bookmarkInterval;
  private final Outflow<StreamAuditResponse> out;

  AuditTelling(
      String node, AuditNews news, Duration bookmarkInterval, Outflow<StreamAuditResponse> out) {
    this.node = node;
    this.news = news;
    this.bookmarkInterval = bookmarkInterval;
    this.out = out;
  }

  /// Tells all entries after `sequence`, for as long as someone listens.
  void follow(long sequence) {
    long last = sequence;
    while (out.isOpen()) {
      AuditLog log = news.after(last, bookmarkInterval);
      if (news.isClosed()) {
        throw closed(last);
      }
      StreamAuditResponse next = next(last, log);
      if (!out.send(next)) {
        return;
      }
      last = next.getLastSequence();
    }
  }

  /// Tells the entries of `log` after `sequence`.
  void tell(long sequence, AuditLog log) {
    long last = sequence;
    while (last < log.last()) {
      StreamAuditResponse next = next(last, log);
      if (!out.send(next)) {
        return;
      }
      last = next.getLastSequence();
    }
  }

  /// As many entries as fit in one message; none where there are no more.
  private static StreamAuditResponse next(long sequence, AuditLog log) {
    long oldest = log.oldest().orElse(log.next());
    if (sequence < log.last() && oldest > sequence + 1) {
      throw new Failure.AuditGone(sequence, oldest).toException();
    }
    StreamAuditResponse.Builder message =
        StreamAuditResponse.newBuilder().setLastSequence(sequence).setNewestSequence(log.last());
    Iterator<AuditEntry> entries = log.after(sequence).iterator();
    int octets = 0;
    while (entries.hasNext() && octets < Limits.RESPONSE_OCTETS / 2) {
      AuditEntry entry = entries.next();
      message.addEntries(AuditMessages.entry(entry)).setLastSequence(entry.sequence());
      octets += message.getEntries(message.getEntriesCount() - 1).getSerializedSize();
    }
    return message.build();
  }

  private StatusRuntimeException closed(long last) {
    return new Failure.Unavailable(
            "Node %s is being shut down; go on after audit entry %d at another"
                .formatted(node, last),
            RETRY_AFTER)
        .toException();
  }
}
