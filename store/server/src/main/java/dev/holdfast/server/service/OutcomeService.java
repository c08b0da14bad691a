package dev.holdfast.server.service;

import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.RequestTable;
import dev.holdfast.server.translation.Refusals;
import dev.holdfast.server.translation.RequestKeys;
import dev.holdfast.server.translation.Times;
import dev.holdfast.v1.AcceptedOutcome;
import dev.holdfast.v1.GetOutcomeRequest;
import dev.holdfast.v1.GetOutcomeResponse;
import dev.holdfast.v1.OutcomeServiceGrpc;
import dev.holdfast.v1.RefusedOutcome;
import dev.holdfast.v1.UnknownRequest;
import io.grpc.stub.StreamObserver;
import java.time.Instant;

/// What became of a request, by its id.
final class OutcomeService extends OutcomeServiceGrpc.OutcomeServiceImplBase {

  private static final int REFUSALS_TOLD = 100;

  private final Reads reads;
  private final Headers headers;

  OutcomeService(Reads reads, Headers headers) {
    this.reads = reads;
    this.headers = headers;
  }

  @Override
  public void getOutcome(GetOutcomeRequest request, StreamObserver<GetOutcomeResponse> observer) {
    String id = RequestKeys.id("request_id", request.getRequestId());
    Moment moment = reads.at(request.getRead());
    GetOutcomeResponse.Builder response =
        GetOutcomeResponse.newBuilder().setHeader(headers.of(moment));
    RequestTable requests = moment.state().requests();
    requests
        .find(id)
        .ifPresentOrElse(
            entry -> tell(entry, response),
            () -> response.setUnknown(unknown(requests, moment.state().clock())));
    observer.onNext(response.build());
    observer.onCompleted();
  }

  private static void tell(RequestTable.Entry entry, GetOutcomeResponse.Builder response) {
    if (entry.reply().outcome() instanceof Outcome.Refused refused) {
      RefusedOutcome.Builder told =
          response
              .getRefusedBuilder()
              .setRevision(entry.reply().revision())
              .setAt(Times.message(entry.at()));
      refused.refusals().stream()
          .limit(REFUSALS_TOLD)
          .map(Refusals::message)
          .forEach(told::addRefusals);
    } else {
      response.setAccepted(
          AcceptedOutcome.newBuilder()
              .setRevision(entry.reply().revision())
              .setAt(Times.message(entry.at()))
              .setResult(entry.reply().result()));
    }
  }

  private static UnknownRequest unknown(RequestTable requests, Instant now) {
    UnknownRequest.Builder unknown = UnknownRequest.newBuilder();
    requests.forgottenBefore(now).map(Times::message).ifPresent(unknown::setForgottenBefore);
    return unknown.build();
  }
}
