package dev.holdfast.chaos.disk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A call about one file that has come back without a failure, as strace tells it; or the beginning
/// of a synchronisation, for what is written while it lasts is not part of it.
///
/// @param content what was written, or as much of it as strace shows
/// @param octets how many were written
record FileCall(What what, byte[] content, long octets) {

  enum What {
    WRITE,
    SYNC_BEGUN,
    SYNC
  }

  private static final Pattern BEGUN =
      Pattern.compile(
          "^(?<thread>\\d+) +(?<name>write|pwrite64|fdatasync)\\(\\d+<(?<path>[^>]*)>(, \"(?<text>(\\\\.|[^\"\\\\])*)\")?");
  private static final Pattern RESUMED =
      Pattern.compile("^(?<thread>\\d+) +<\\.\\.\\. \\w+ resumed>");
  private static final Pattern RESULT = Pattern.compile("\\)\\s+= (?<result>-?\\d+)[^=]*$");

  private static final String SIMPLE_ESCAPES = "tnvfr\"\\";
  private static final String ESCAPED = "\t\n\u000b\f\r\"\\";

  private record Begun(What what, Path path, String text) {}

  /// Those about `file`, in the order in which they came back.
  static List<FileCall> of(Path file, List<String> lines) {
    Map<String, Begun> underWay = new HashMap<>();
    List<FileCall> calls = new ArrayList<>();
    for (String line : lines) {
      Matcher begins = BEGUN.matcher(line);
      Matcher resumes = RESUMED.matcher(line);
      Matcher result = RESULT.matcher(line);
      if (begins.find()) {
        Begun call = begun(begins);
        underWay.put(begins.group("thread"), call);
        if (call.what() == What.SYNC && call.path().equals(file)) {
          calls.add(new FileCall(What.SYNC_BEGUN, new byte[0], 0));
        }
      } else if (!resumes.find()) {
        continue;
      }
      if (result.find()) {
        String thread = line.substring(0, line.indexOf(' '));
        Begun call = underWay.remove(thread);
        long returned = Long.parseLong(result.group("result"));
        if (call != null && call.path().equals(file) && returned >= 0) {
          calls.add(new FileCall(call.what(), octets(call.text()), returned));
        }
      }
    }
    return calls;
  }

  private static Begun begun(Matcher line) {
    String text = line.group("text");
    return new Begun(
        line.group("name").equals("fdatasync") ? What.SYNC : What.WRITE,
        Path.of(line.group("path")),
        text == null ? "" : text);
  }

  /// What a string of strace's stands for: octets that cannot be shown are octal, of one to three
  /// digits.
  private static byte[] octets(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] shown = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int at = 0; at < shown.length; ) {
      if (shown[at] != '\\') {
        out.write(shown[at++]);
        continue;
      }
      at++;
      int simple = SIMPLE_ESCAPES.indexOf(shown[at]);
      if (simple >= 0) {
        out.write(ESCAPED.charAt(simple));
        at++;
        continue;
      }
      int value = 0;
      for (int digits = 0; digits < 3 && at < shown.length && isOctal(shown[at]); digits++) {
        value = 8 * value + shown[at++] - '0';
      }
      out.write(value);
    }
    return out.toByteArray();
  }

  private static boolean isOctal(byte octet) {
    return octet >= '0' && octet <= '7';
  }
}
