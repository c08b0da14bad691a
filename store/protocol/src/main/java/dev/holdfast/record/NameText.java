package dev.holdfast.record;

/// The presentation form of names: dots between labels, `\X` and `\DDD` escapes (RFC 1035, section
/// 5.1). Unicode is refused with the A-label to write instead, never converted unseen.
final class NameText {

  /// Characters of the longest text that can be a name: each of its octets written `\DDD`.
  static final int MAX_CHARACTERS = 4 * DomainName.MAX_WIRE_OCTETS;

  private NameText() {}

  static DomainName parse(String text) {
    if (text.isEmpty()) {
      throw new InvalidRecordException("a name is empty; write '.' for the root");
    }
    try {
      return read(text);
    } catch (InvalidRecordException problem) {
      throw new InvalidRecordException(
          "name '%s': %s".formatted(Excerpt.of(text), problem.getMessage()));
    }
  }

  /// As [#parse], but what is wrong is said without the name.
  static DomainName read(String text) {
    if (text.equals(".")) {
      return DomainName.ROOT;
    }
    if (text.length() > MAX_CHARACTERS) {
      throw new InvalidRecordException(tooManyCharacters(text));
    }
    if (!isAscii(text)) {
      throw new InvalidRecordException(advice(ALabelForm.of(text)));
    }
    return readLabels(text);
  }

  static String tooManyCharacters(String text) {
    return "it has %d characters; the limit is %d octets"
        .formatted(text.length(), DomainName.MAX_WIRE_OCTETS);
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String advice(ALabelForm form) {
    return switch (form) {
      case ALabelForm.Written(String written) ->
          "it is not ASCII; write its A-label form '%s'".formatted(written);
      case ALabelForm.None(String reason) ->
          "it is not ASCII, and it has no A-label form: " + reason;
    };
  }

  private static DomainName readLabels(String text) {
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
          throw new InvalidRecordException("a backslash stands at the end; write '\\\\' for one");
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
    int end = at;
    while (end < Math.min(text.length(), at + 3) && isDigit(text.charAt(end))) {
      end++;
    }
    String digits = text.substring(at, end);
    if (digits.length() < 3 || Integer.parseInt(digits) > 255) {
      throw new InvalidRecordException(
          "the escape '\\%s' is not three digits in 000..255; write '\\\\' for a backslash"
              .formatted(digits));
    }
    return (byte) Integer.parseInt(digits);
  }

  static String print(DomainName name) {
    if (name.isRoot()) {
      return ".";
    }
    byte[] wire = name.toWire();
    StringBuilder text = new StringBuilder(wire.length + 8);
    for (int label = 0; wire[label] != 0; label += 1 + wire[label]) {
      for (int i = label + 1; i <= label + wire[label]; i++) {
        printOctet(text, wire[i] & 0xff);
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
}
