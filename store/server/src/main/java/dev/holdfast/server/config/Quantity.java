package dev.holdfast.server.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers with a unit, as configuration files write them: `500ms`, `2s`, `24h`, `64MiB`.
final class Quantity {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,12}) ?([A-Za-z]+)");
  private static final Map<String, Duration> TIMES =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final Map<String, Long> OCTETS =
      Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

  private Quantity() {}

  /// @throws IllegalArgumentException if `text` is no duration
  static Duration duration(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !TIMES.containsKey(form.group(2))) {
      throw new IllegalArgumentException(
          "'%s' is no duration; write one such as 500ms, 2s, 10m, 24h or 7d".formatted(text));
    }
    return TIMES.get(form.group(2)).multipliedBy(Long.parseLong(form.group(1)));
  }

  /// @throws IllegalArgumentException if `text` is no number of octets
  static long octets(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !OCTETS.containsKey(form.group(2))) {
      throw new IllegalArgumentException(
          "'%s' is no size; write one such as 512KiB, 64MiB or 1GiB".formatted(text));
    }
    long unit = OCTETS.get(form.group(2));
    long count = Long.parseLong(form.group(1));
    if (count > Long.MAX_VALUE / unit) {
      throw new IllegalArgumentException("'%s' is more than can be counted".formatted(text));
    }
    return count * unit;
  }

  static String print(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    return duration.toSeconds() + "s";
  }
}
