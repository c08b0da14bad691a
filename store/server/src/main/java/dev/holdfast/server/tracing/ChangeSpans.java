package dev.holdfast.server.tracing;

import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Request;
import dev.holdfast.replica.Committed;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;

/// The two spans of a change in the log: `append`, until a majority has it and this node comes to
/// it, and `apply`, while this node carries out the entry it shares with others.
public sealed interface ChangeSpans {

  /// The spans of `request`, which goes into the log now.
  static ChangeSpans begin(Request request) {
    return CallTracer.ofThisCall()
        .<ChangeSpans>map(tracer -> new Traced(tracer, request))
        .orElse(NONE);
  }

  ChangeSpans NONE = new Untraced();

  /// The change is in the log, and was applied just now.
  void committed(Committed committed);

  /// No outcome is known.
  void lost(Throwable why);

  /// Of a call that is not traced.
  record Untraced() implements ChangeSpans {
    @Override
    public void committed(Committed committed) {}

    @Override
    public void lost(Throwable why) {}
  }

  /// Of a call that is.
  final class Traced implements ChangeSpans {
    private final Tracer tracer;
    private final String command;
    private final Span append;

    Traced(Tracer tracer, Request request) {
      this.tracer = tracer;
      this.command = request.command().getClass().getSimpleName();
      this.append =
          tracer.spanBuilder("append").setAttribute("holdfast.command", command).startSpan();
      request.key().ifPresent(key -> append.setAttribute("holdfast.request_id", key.id()));
    }

    @Override
    public void committed(Committed committed) {
      Instant applied = Instant.now();
      Instant begun = applied.minus(committed.applying());
      append.setAttribute("holdfast.log_index", committed.index()).end(begun);
      tracer
          .spanBuilder("apply")
          .setStartTimestamp(begun)
          .setAttribute("holdfast.command", command)
          .setAttribute("holdfast.log_index", committed.index())
          .setAttribute("holdfast.log_offset", committed.offset())
          .setAttribute("holdfast.revision", committed.reply().revision())
          .setAttribute(
              "holdfast.accepted", !(committed.reply().outcome() instanceof Outcome.Refused))
          .startSpan()
          .end(applied);
    }

    @Override
    public void lost(Throwable why) {
      append.setStatus(StatusCode.ERROR, why.toString()).end();
    }
  }
}
