package dev.holdfast.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes TLC's output apart, line by line, into its messages and what stands between them.
final class MessageReader {

  private static final Pattern START = Pattern.compile("@!@!@STARTMSG (\\d+):(\\d+) @!@!@");
  private static final Pattern END = Pattern.compile("@!@!@ENDMSG (\\d+) @!@!@");

  private static final String ERROR = "1";

  private final List<Message> messages = new ArrayList<>();
  private final List<String> loose = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private int openCode = -1;
  private boolean openIsError;

  void read(String line) {
    Matcher start = START.matcher(line);
    if (start.find()) {
      close();
      openCode = Integer.parseInt(start.group(1));
      openIsError = start.group(2).equals(ERROR);
    } else if (END.matcher(line).find()) {
      close();
    } else if (openCode >= 0) {
      open.add(line);
    } else {
      loose.add(line);
    }
  }

  /// A message may be cut off, by the end of the output or by another inside it.
  private void close() {
    if (openCode >= 0) {
      messages.add(new Message(openCode, openIsError, open));
      open.clear();
      openCode = -1;
    }
  }

  /// All messages read, in order.
  List<Message> messages() {
    close();
    return List.copyOf(messages);
  }

  /// Lines outside of messages: what the parser of modules says.
  List<String> loose() {
    return List.copyOf(loose);
  }
}
