package dev.holdfast.spec.story;

import dev.holdfast.spec.Message;
import dev.holdfast.spec.TlcReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the counterexample in what TLC said.
final class TraceReader {

  private static final Pattern HEAD = Pattern.compile("^(\\d+): <?(\\w+)");
  private static final Pattern VARIABLE = Pattern.compile("(?s)^/\\\\ (\\w+) = (.*)$");

  private TraceReader() {}

  static Trace read(TlcReport report) {
    List<TraceState> states = report.messages(Message.TRACE_STATE).map(TraceReader::state).toList();
    return new Trace(states, ending(report));
  }

  private static TraceState state(Message message) {
    String[] parts = String.join("\n", message.lines()).split("\n(?=/\\\\ )");
    Map<String, Value> variables = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      Matcher variable = VARIABLE.matcher(parts[i]);
      if (!variable.find()) {
        throw new IllegalArgumentException("no variable: " + parts[i]);
      }
      variables.put(variable.group(1), ValueParser.parse(variable.group(2)));
    }
    return new TraceState(head(message).group(2), variables);
  }

  private static Trace.Ending ending(TlcReport report) {
    return report
        .messages(Message.TRACE_RETURNS)
        .findFirst()
        .<Trace.Ending>map(
            message -> new Trace.Ending.Returns(Integer.parseInt(head(message).group(1))))
        .orElseGet(() ->
            report.messages(Message.TRACE_STUTTERS).findAny().isPresent()
                ? new Trace.Ending.Stays()
                : new Trace.Ending.Stops());
  }

  private static MatchResult head(Message message) {
    Matcher head = HEAD.matcher(message.lines().getFirst());
    if (!head.find()) {
      throw new IllegalArgumentException("no state: " + message.lines().getFirst());
    }
    return head;
  }
}
