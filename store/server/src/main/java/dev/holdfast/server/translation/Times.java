package dev.holdfast.server.translation;

import com.google.protobuf.Timestamp;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/// Durations and instants.
public final class Times {

  /// Bounds of `google.protobuf.Duration`, some ten thousand years.
  private static final long MOST_SECONDS = 315_576_000_000L;

  private static final int NANOS_PER_SECOND = 1_000_000_000;

  private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private Times() {}

  static Duration duration(
      Field field, com.google.protobuf.Duration message, Duration least, Duration most) {
    if (message.getSeconds() < -MOST_SECONDS || message.getSeconds() > MOST_SECONDS) {
      throw field.child("seconds").invalid("%d is no duration".formatted(message.getSeconds()));
    }
    if (message.getNanos() <= -NANOS_PER_SECOND || message.getNanos() >= NANOS_PER_SECOND) {
      throw field.child("nanos").invalid("%d is a second or more".formatted(message.getNanos()));
    }
    Duration duration = Duration.ofSeconds(message.getSeconds(), message.getNanos());
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw field.invalid(
          "%s is not in %s to %s".formatted(readable(duration), readable(least), readable(most)));
    }
    return duration;
  }

  /// A time of which `google.protobuf.Timestamp` says that it may be: from year 1 to year 9999.
  public static Instant instant(Field field, Timestamp message) {
    if (message.getSeconds() < FIRST_SECOND
        || message.getSeconds() > LAST_SECOND
        || message.getNanos() < 0
        || message.getNanos() >= NANOS_PER_SECOND) {
      throw field.invalid("is no time of the years 1 to 9999");
    }
    return Instant.ofEpochSecond(message.getSeconds(), message.getNanos());
  }

  public static com.google.protobuf.Duration message(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.toSeconds())
        .setNanos(duration.toNanosPart())
        .build();
  }

  public static Timestamp message(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  /// Whole days as such, all else in seconds.
  public static String readable(Duration duration) {
    long days = duration.toDays();
    if (days > 0 && duration.equals(Duration.ofDays(days))) {
      return days + " d";
    }
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .stripTrailingZeros();
    return seconds.toPlainString() + " s";
  }
}
