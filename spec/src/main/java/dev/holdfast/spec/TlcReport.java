package dev.holdfast.spec;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All that one run of TLC said.
///
/// @param loose lines outside of messages
public record TlcReport(int exitCode, List<Message> messages, List<String> loose) {

  private static final Pattern DISTINCT = Pattern.compile("(\\d+) distinct states found");
  private static final Pattern DEPTH = Pattern.compile("graph search is (\\d+)");
  private static final Pattern ACTION = Pattern.compile("<(\\w+) line .*>: \\d+:(\\d+)");

  /// The messages with this code, in order.
  public Stream<Message> messages(int code) {
    return messages.stream().filter(message -> message.code() == code);
  }

  long distinctStates() {
    return figures(Message.STATES, DISTINCT)
        .mapToLong(match -> Long.parseLong(match.group(1)))
        .max()
        .orElse(0);
  }

  /// The longest way from the beginning, in states.
  public OptionalInt depth() {
    return figures(Message.DEPTH, DEPTH).mapToInt(match -> Integer.parseInt(match.group(1))).max();
  }

  /// How often each action was taken.
  Map<String, Long> actions() {
    Map<String, Long> taken = new TreeMap<>();
    figures(Message.ACTION_COVERAGE, ACTION)
        .forEach(match -> taken.merge(match.group(1), Long.parseLong(match.group(2)), Math::max));
    return taken;
  }

  private Stream<MatchResult> figures(int code, Pattern pattern) {
    return messages(code).flatMap(message -> pattern.matcher(message.text()).results());
  }
}
