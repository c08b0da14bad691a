package dev.holdfast.dns.text;

import dev.holdfast.record.ALabelForm;
import dev.holdfast.record.Excerpt;
import dev.holdfast.record.InvalidRecordException;
import java.nio.charset.StandardCharsets;

/// Makes text ASCII before dnsjava sees it, which would take each octet of a character for a
/// character and encode it a second time.
///
/// Within quotes, characters become the `\DDD` escapes of their UTF-8 octets. Outside of quotes
/// they would have to be part of a name; names are never converted unseen, so they are refused.
final class PlainText {

  private PlainText() {}

  static String of(String text) {
    return isAscii(text) ? text : escape(text);
  }

  private static String escape(String text) {
    StringBuilder ascii = new StringBuilder(text.length() + 16);
    boolean quoted = false;
    boolean escaped = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c < 0x80) {
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ascii.append((char) c);
      } else if (quoted && !escaped) {
        appendOctets(ascii, Character.toString(c));
      } else {
        throw new InvalidRecordException(refusal(wordAt(text, i)));
      }
      i += Character.charCount(c);
    }
    return ascii.toString();
  }

  private static void appendOctets(StringBuilder ascii, String character) {
    for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
      ascii.append('\\').append(octet & 0xff);
    }
  }

  private static String wordAt(String text, int index) {
    int start = index;
    while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    int end = index;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  private static String refusal(String word) {
    String shown = Excerpt.of(word);
    return switch (ALabelForm.of(word)) {
      case ALabelForm.Written(String written) ->
          "'%s' is not ASCII; if it is a name, write '%s'; if it is text, put it in quotes"
              .formatted(shown, written);
      case ALabelForm.None(String reason) ->
          "'%s' is not ASCII; if it is text, put it in quotes; as a name it has no A-label form: %s"
              .formatted(shown, reason);
    };
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
