package dev.holdfast.server.call;

import dev.holdfast.contract.Failure;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call on its way through: messages go one by one, each when the other side has room for it,
/// and the leader's status goes back as it is. Only where the leader had no word of its own is a
/// status put into words here, and then a change is never said not to have happened unless the
/// leader was not reached at all.
final class ForwardedCall<Q, R> extends ServerCall.Listener<Q> {

  private static final Logger log = LoggerFactory.getLogger(ForwardedCall.class);

  private static final Duration RETRY_AFTER = Duration.ofMillis(200);

  private final ServerCall<Q, R> caller;
  private final ClientCall<Q, R> leader;
  private final String leaderId;
  private String requestId = "";
  private boolean requestWaits;
  private boolean responseWaits;

  ForwardedCall(ServerCall<Q, R> caller, ClientCall<Q, R> leader, String leaderId) {
    this.caller = caller;
    this.leader = leader;
    this.leaderId = leaderId;
  }

  ForwardedCall<Q, R> start(Metadata headers) {
    leader.start(new Responses(), headers);
    leader.request(1);
    caller.request(1);
    return this;
  }

  @Override
  public synchronized void onMessage(Q message) {
    if (requestId.isEmpty()) {
      requestId = RequestIds.of(message);
      log.debug("Passed on to the leader, {}", leaderId);
    }
    leader.sendMessage(message);
    if (leader.isReady()) {
      caller.request(1);
    } else {
      requestWaits = true;
    }
  }

  @Override
  public synchronized void onHalfClose() {
    leader.halfClose();
  }

  /// Closed here: what the leader still had to say is wanted no more.
  @Override
  public void onComplete() {
    leader.cancel("the call is over", null);
  }

  @Override
  public void onCancel() {
    leader.cancel("the caller went away", null);
  }

  @Override
  public synchronized void onReady() {
    if (responseWaits) {
      responseWaits = false;
      leader.request(1);
    }
  }

  /// What comes back from the leader.
  private final class Responses extends ClientCall.Listener<R> {

    @Override
    public void onHeaders(Metadata headers) {
      synchronized (ForwardedCall.this) {
        caller.sendHeaders(headers);
      }
    }

    @Override
    public void onMessage(R message) {
      synchronized (ForwardedCall.this) {
        caller.sendMessage(message);
        if (caller.isReady()) {
          leader.request(1);
        } else {
          responseWaits = true;
        }
      }
    }

    @Override
    public void onReady() {
      synchronized (ForwardedCall.this) {
        if (requestWaits) {
          requestWaits = false;
          caller.request(1);
        }
      }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      synchronized (ForwardedCall.this) {
        if (status.isOk()
            || StatusProto.fromStatusAndTrailers(status, trailers).getDetailsCount() > 0) {
          caller.close(status, trailers);
        } else {
          StatusRuntimeException explained = explained(status, trailers);
          caller.close(explained.getStatus(), explained.getTrailers());
        }
      }
    }
  }

  private StatusRuntimeException explained(Status status, Metadata trailers) {
    Failure failure = Failure.of(status.asRuntimeException(trailers));
    return switch (failure) {
      case Failure.Unavailable _ ->
          new Failure.Unavailable(
                  "The leader, %s, cannot be reached; try again".formatted(leaderId), RETRY_AFTER)
              .toException();
      case Failure.OutcomeUnknown unknown ->
          new Failure.OutcomeUnknown(
                  requestId,
                  unknown.inTime(),
                  "The leader, %s, was lost before it answered (%s): the change may have happened"
                      .formatted(leaderId, status.getCode()))
              .toException();
      case Failure.Refused _,
          Failure.NotPermitted _,
          Failure.Unauthenticated _,
          Failure.InvalidInput _,
          Failure.NotFound _,
          Failure.HistoryGone _,
          Failure.AuditGone _,
          Failure.Throttled _,
          Failure.OverLimit _,
          Failure.TooLate _,
          Failure.Broken _ ->
          failure.toException();
    };
  }
}
