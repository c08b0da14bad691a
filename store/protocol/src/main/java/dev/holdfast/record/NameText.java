package dev.holdfast.record;

import java.net.IDN;
import java.nio.charset.StandardCharsets;

/// The presentation form of names: dots between labels, `\X` and `\DDD` escapes (RFC 1035, section
/// 5.1). Unicode is refused with the A-label to write instead, never converted unseen.
final class NameText {

  private NameText() {}

  static DomainName parse(String text) {
    if (text.equals(".")) {
      return DomainName.ROOT;
    }
    if (text.isEmpty()) {
      throw new InvalidRecordException("a name is empty; write '.' for the root");
    }
    refuseUnicode(text);
    try {
      return parseLabels(text);
    } catch (InvalidRecordException problem) {
      throw new InvalidRecordException("name '" + abbreviated(text) + "': " + problem.getMessage());
    }
  }

  private static DomainName parseLabels(String text) {
    NameKey key = new NameKey();
    byte[] label = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        key.label(label, 0, length);
        length = 0;
      } else if (c == '\\') {
        if (i + 1 >= text.length()) {
          throw new InvalidRecordException("a backslash stands at the end");
        }
        if (isDigit(text.charAt(i + 1))) {
          label[length++] = decimalEscape(text, i + 1);
          i += 3;
        } else {
          label[length++] = (byte) text.charAt(++i);
        }
      } else if (c <= ' ' || c == 0x7f) {
        throw new InvalidRecordException("a space or control character needs an escape");
      } else {
        label[length++] = (byte) c;
      }
    }
    if (length > 0) {
      key.label(label, 0, length);
    }
    return key.toName();
  }

  private static byte decimalEscape(String text, int at) {
    int value = 0;
    for (int i = at; i < at + 3; i++) {
      if (i >= text.length() || !isDigit(text.charAt(i))) {
        throw new InvalidRecordException("an escape \\DDD needs three digits");
      }
      value = value * 10 + (text.charAt(i) - '0');
    }
    if (value > 255) {
      throw new InvalidRecordException("an escape \\DDD is above 255");
    }
    return (byte) value;
  }

  private static void refuseUnicode(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return;
    }
    String advice;
    try {
      advice = "write its A-label form '" + IDN.toASCII(text) + "'";
    } catch (IllegalArgumentException noSuchLabel) {
      advice = "and it has no A-label form";
    }
    throw new InvalidRecordException("name '" + abbreviated(text) + "' is not ASCII; " + advice);
  }

  static String print(DomainName name) {
    if (name.isRoot()) {
      return ".";
    }
    byte[] key = name.key();
    int[] starts = NameKey.labelStarts(key, name.labelCount());
    StringBuilder text = new StringBuilder(key.length + 8);
    for (int i = starts.length - 1; i >= 0; i--) {
      for (byte octet : NameKey.labelAt(key, starts[i])) {
        printOctet(text, octet & 0xff);
      }
      text.append('.');
    }
    return text.toString();
  }

  private static void printOctet(StringBuilder text, int octet) {
    if (octet <= ' ' || octet >= 0x7f) {
      text.append('\\').append("%03d".formatted(octet));
    } else {
      if (".\\\"();@$".indexOf(octet) >= 0) {
        text.append('\\');
      }
      text.append((char) octet);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String abbreviated(String text) {
    String printable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return printable.length() <= 80 ? printable : printable.substring(0, 77) + "...";
  }
}
