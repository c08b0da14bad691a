package dev.holdfast.server.service;

import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Request;
import dev.holdfast.replica.Committed;
import dev.holdfast.server.call.CallNames;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/// A line for each change, in a logger of its own: where in the log it is, and what became of it.
final class ChangeLog {

  private static final Logger log = LoggerFactory.getLogger("dev.holdfast.changes");

  private ChangeLog() {}

  /// The outcome of `request` is known.
  static void committed(Request request, Committed committed) {
    if (!log.isDebugEnabled()) {
      return;
    }
    named(log.atDebug(), request)
        .addKeyValue("log_index", committed.index())
        .addKeyValue("log_offset", committed.offset())
        .addKeyValue("revision", committed.reply().revision())
        .log(
            "{} was {}{}",
            command(request),
            fate(committed.reply().outcome()),
            committed.reply().repeat() ? ", as this request was before" : "");
  }

  /// `request` was put into the log, and no outcome came in time.
  static void unknown(Request request) {
    named(log.atWarn(), request).log("{} may have happened: no outcome came", command(request));
  }

  private static String command(Request request) {
    return request.command().getClass().getSimpleName();
  }

  private static String fate(Outcome outcome) {
    return outcome instanceof Outcome.Refused refused
        ? "refused by "
            + refused.refusals().stream()
                .map(Refusal::rule)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "))
        : "accepted";
  }

  /// The id is in the line once, whether or not the call has it: a call may carry many requests.
  private static LoggingEventBuilder named(LoggingEventBuilder line, Request request) {
    String id = request.key().map(Request.Key::id).orElse("");
    return id.isEmpty() || id.equals(MDC.get(CallNames.REQUEST_ID))
        ? line
        : line.addKeyValue(CallNames.REQUEST_ID, id);
  }
}
