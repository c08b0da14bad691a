package dev.holdfast.agents.planfile;

import dev.holdfast.record.InvalidRecordException;
import java.nio.charset.StandardCharsets;

/// The value of a TXT record as octoDNS writes it: the text itself, with `\;` for a semicolon, and
/// as long as it pleases; on the wire it is cut into strings of 255 octets.
///
/// The escapes are those of zone files: `\;`, `\"`, `\\` and `\DDD`. Any other backslash is
/// refused, for it could be meant either way. A value that starts with a quote is taken for the
/// text form of a zone file, in which the author cuts the strings.
final class TextValue {

  private static final int STRING_OCTETS = 255;

  private TextValue() {}

  /// The value in the text form of zone files.
  static String text(String value) {
    if (value.startsWith("\"")) {
      return value;
    }
    byte[] octets = value.getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder(octets.length + 16).append('"');
    int filled = 0;
    for (int i = 0; i < octets.length; i++) {
      if (filled++ == STRING_OCTETS) {
        text.append("\" \"");
        filled = 1;
      }
      if (octets[i] == '\\') {
        int length = escapeLength(value, octets, i);
        for (int j = 0; j < length; j++) {
          text.append((char) octets[i + j]);
        }
        i += length - 1;
      } else {
        append(text, octets[i] & 0xff);
      }
    }
    return text.append('"').toString();
  }

  private static int escapeLength(String value, byte[] octets, int at) {
    int next = at + 1 < octets.length ? octets[at + 1] : -1;
    if (next == ';' || next == '"' || next == '\\') {
      return 2;
    }
    if (isDigit(octets, at + 1) && isDigit(octets, at + 2) && isDigit(octets, at + 3)) {
      return 4;
    }
    throw new InvalidRecordException(
        "the text '%s' has a single backslash; write \\\\ for a backslash, \\; for a semicolon"
            .formatted(value));
  }

  private static boolean isDigit(byte[] octets, int at) {
    return at < octets.length && octets[at] >= '0' && octets[at] <= '9';
  }

  private static void append(StringBuilder text, int octet) {
    if (octet < ' ' || octet >= 0x7f) {
      text.append('\\').append("%03d".formatted(octet));
    } else if (octet == '"') {
      text.append("\\\"");
    } else {
      text.append((char) octet);
    }
  }
}
