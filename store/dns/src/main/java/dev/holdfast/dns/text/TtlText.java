package dev.holdfast.dns.text;

import dev.holdfast.record.Excerpt;
import dev.holdfast.record.InvalidRecordException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text form of TTLs and the other times of a zone: seconds, or weeks, days, hours, minutes and
/// seconds such as `1h30m`.
///
/// dnsjava's own reader is not used because it drops a rest without unit (`1h30` becomes an hour)
/// and turns what is too long into the longest.
public final class TtlText {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
  private static final Pattern PART = Pattern.compile("([0-9]{1,12})([wdhms])");
  private static final Pattern PARTS = Pattern.compile("(?:[0-9]{1,12}[wdhms]){1,8}");

  private TtlText() {}

  /// The seconds that `text` means.
  ///
  /// @throws InvalidRecordException if it is no time or longer than 2147483647 seconds
  public static int parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!isTtl(lower)) {
      throw new InvalidRecordException(
          "'%s' is no time; write seconds, or units as in 1h30m".formatted(Excerpt.of(text)));
    }
    long seconds = SECONDS.matcher(lower).matches() ? Long.parseLong(lower) : sum(lower);
    if (seconds > Integer.MAX_VALUE) {
      throw new InvalidRecordException(
          "time %s is not in 0..%d seconds".formatted(text, Integer.MAX_VALUE));
    }
    return (int) seconds;
  }

  private static boolean isTtl(String lower) {
    return SECONDS.matcher(lower).matches() || PARTS.matcher(lower).matches();
  }

  private static long sum(String lower) {
    long seconds = 0;
    Matcher parts = PART.matcher(lower);
    while (parts.find()) {
      seconds += Long.parseLong(parts.group(1)) * unitSeconds(parts.group(2));
    }
    return seconds;
  }

  private static long unitSeconds(String unit) {
    return switch (unit) {
      case "w" -> 604_800;
      case "d" -> 86_400;
      case "h" -> 3_600;
      case "m" -> 60;
      default -> 1;
    };
  }
}
