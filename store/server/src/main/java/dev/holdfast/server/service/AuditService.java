package dev.holdfast.server.service;

import dev.holdfast.replica.Replica;
import dev.holdfast.server.watch.AuditNews;
import dev.holdfast.v1.AuditServiceGrpc;
import dev.holdfast.v1.Consistency;
import dev.holdfast.v1.StreamAuditRequest;
import dev.holdfast.v1.StreamAuditResponse;
import io.grpc.stub.StreamObserver;
import java.time.Duration;

/// The audit log, streamed.
final class AuditService extends AuditServiceGrpc.AuditServiceImplBase {

  private final Replica replica;
  private final Reads reads;
  private final Headers headers;
  private final AuditNews news;
  private final Duration bookmarkInterval;

  /// @param bookmarkInterval how long a stream may have nothing to tell before it says how far it
  ///   is
  AuditService(
      Replica replica, Reads reads, Headers headers, AuditNews news, Duration bookmarkInterval) {
    this.replica = replica;
    this.reads = reads;
    this.headers = headers;
    this.news = news;
    this.bookmarkInterval = bookmarkInterval;
  }

  @Override
  public void streamAudit(
      StreamAuditRequest request, StreamObserver<StreamAuditResponse> observer) {
    Moment moment = reads.at(request.getRead());
    boolean upToDate = request.getRead().getConsistency() != Consistency.CONSISTENCY_LOCAL;
    AuditBeginning beginning = AuditBeginning.of(request, moment.state().audit(), upToDate);
    StreamAuditResponse first =
        StreamAuditResponse.newBuilder()
            .setHeader(headers.of(moment))
            .setLastSequence(beginning.after())
            .setNewestSequence(moment.state().audit().last())
            .setEarlierGone(beginning.earlierGone())
            .build();
    Outflow.start(
        "StreamAudit",
        observer,
        out -> {
          AuditTelling telling =
              new AuditTelling(replica.standing().node(), news, bookmarkInterval, out);
          if (!out.send(first)) {
            return;
          }
          if (request.getFollow()) {
            telling.follow(beginning.after());
          } else {
            telling.tell(beginning.after(), moment.state().audit());
          }
        });
  }
}
