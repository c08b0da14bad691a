package dev.holdfast.dns.zonefile;

import dev.holdfast.dns.text.TtlText;
import dev.holdfast.dns.text.TypeText;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.RecordType;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// A record's parts behind its owner: TTL and class, both optional and in either order, then type
/// and rdata (RFC 1035, section 5.1).
record RecordLine(OptionalInt ttlSeconds, RecordType type, String rdata) {

  private static final Pattern OTHER_CLASS = Pattern.compile("CH|CS|HS|ANY|CLASS[0-9]+");

  static RecordLine parse(Words words) {
    OptionalInt ttlSeconds = OptionalInt.empty();
    boolean classSeen = false;
    while (true) {
      String word = words.take("the record's type");
      String upper = word.toUpperCase(Locale.ROOT);
      if (!classSeen && isInternet(upper)) {
        classSeen = true;
      } else if (ttlSeconds.isEmpty() && Character.isDigit(word.charAt(0))) {
        ttlSeconds = OptionalInt.of(ttl(word));
      } else if (!classSeen && OTHER_CLASS.matcher(upper).matches()) {
        throw new InvalidRecordException(
            "class %s is not served here; write IN or nothing".formatted(word));
      } else {
        return new RecordLine(ttlSeconds, TypeText.parse(word), words.rest());
      }
    }
  }

  private static boolean isInternet(String upper) {
    return upper.equals("IN") || upper.equals("CLASS1");
  }

  private static int ttl(String word) {
    try {
      return TtlText.parse(word);
    } catch (InvalidRecordException problem) {
      throw new InvalidRecordException("the TTL: " + problem.getMessage());
    }
  }
}
