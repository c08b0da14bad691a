package dev.holdfast.chaos.history;

import com.google.protobuf.Message;
import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.StageRecordSetsRequest;
import dev.holdfast.v1.StatusResponse;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Notes every try of every call of one client in a [History].
public final class Recorder implements ClientInterceptor {

  private final History history;
  private final String session;
  private final Stopwatch stopwatch;
  private final AtomicInteger streams = new AtomicInteger();

  /// @param session names the client in the history
  public Recorder(History history, String session, Stopwatch stopwatch) {
    this.history = history;
    this.session = session;
    this.stopwatch = stopwatch;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    Noted noted = new Noted();
    return new SimpleForwardingClientCall<Q, R>(next.newCall(method, options)) {

      @Override
      public void start(Listener<R> listener, Metadata headers) {
        super.start(
            new SimpleForwardingClientCallListener<R>(listener) {

              @Override
              public void onMessage(R message) {
                noted.received((Message) message);
                super.onMessage(message);
              }

              @Override
              public void onClose(Status status, Metadata trailers) {
                noted.closed(status, trailers);
                super.onClose(status, trailers);
              }
            },
            headers);
      }

      @Override
      public void sendMessage(Q message) {
        noted.sent((Message) message);
        super.sendMessage(message);
      }
    };
  }

  /// One try under way. Its end can come from another thread than its beginning.
  private final class Noted {

    private Optional<Message> request = Optional.empty();
    private Optional<Message> response = Optional.empty();
    private Duration invoked = Duration.ZERO;
    private int stream;

    synchronized void sent(Message message) {
      request = Optional.of(message);
      invoked = stopwatch.elapsed();
      switch (message) {
        case WatchRecordSetsRequest watch -> {
          stream = streams.incrementAndGet();
          history.add(Messages.opened(session, stream, invoked, watch));
        }
        case StageRecordSetsRequest chunk -> history.add(Messages.staged(session, chunk));
        default -> {}
      }
    }

    synchronized void received(Message message) {
      response = Optional.of(message);
      switch (message) {
        case WatchRecordSetsResponse told ->
            history.add(Messages.told(session, stream, stopwatch.elapsed(), told));
        case StatusResponse status ->
            Messages.sum(stopwatch.elapsed(), status).ifPresent(history::add);
        default -> {}
      }
    }

    synchronized void closed(Status status, Metadata trailers) {
      if (request.isEmpty()) {
        return;
      }
      Span span = new Span(invoked, stopwatch.elapsed());
      Message asked = request.get();
      if (asked instanceof GetRecordSetsRequest read) {
        history.add(
            new Read(
                session,
                Messages.consistency(read.getRead()),
                read.getRead().getMinRevision(),
                read.getNamesList(),
                span,
                status.isOk() && response.orElse(null) instanceof GetRecordSetsResponse told
                    ? Messages.view(read, told)
                    : new Read.Nothing(Messages.why(status, trailers))));
      } else if (Messages.isChange(asked)) {
        history.add(
            new Change(
                session,
                Messages.call(asked),
                Messages.requestId(asked),
                Wishes.of(asked),
                span,
                status.isOk() && response.isPresent()
                    ? Messages.acknowledged(response.get())
                    : Messages.failed(status, trailers)));
      }
    }
  }
}
