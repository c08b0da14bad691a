package dev.holdfast.cli.console;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Times as people write them: `500ms`, `5s`, `1h30m`, `7d`.
public final class Durations implements ITypeConverter<Duration> {

  private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern WHOLE = Pattern.compile("(?:[0-9]{1,9}(?:ms|s|m|h|d)){1,5}");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  @Override
  public Duration convert(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!WHOLE.matcher(lower).matches()) {
      throw new TypeConversionException(
          "'%s' is no time; write a number with ms, s, m, h or d, such as 5s or 1h30m"
              .formatted(text));
    }
    Duration sum = Duration.ZERO;
    Matcher parts = PART.matcher(lower);
    while (parts.find()) {
      sum = sum.plus(UNITS.get(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))));
    }
    return sum;
  }

  /// As a person says it: the greatest unit, and the one below.
  public static String print(Duration time) {
    if (time.compareTo(Duration.ofSeconds(1)) < 0) {
      return time.toMillis() + "ms";
    }
    if (time.compareTo(Duration.ofMinutes(1)) < 0) {
      return time.toSeconds() + "s";
    }
    if (time.compareTo(Duration.ofHours(1)) < 0) {
      return "%dm%ds".formatted(time.toMinutes(), time.toSecondsPart());
    }
    return time.compareTo(Duration.ofDays(1)) < 0
        ? "%dh%dm".formatted(time.toHours(), time.toMinutesPart())
        : "%dd%dh".formatted(time.toDays(), time.toHoursPart());
  }
}
