package dev.holdfast.cli.console;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times of the API's messages, for people.
public final class Times {

  private Times() {}

  /// In UTC, to the second; `-` where it has not happened.
  public static String print(Timestamp time) {
    return time.equals(Timestamp.getDefaultInstance())
        ? "-"
        : Instant.ofEpochSecond(time.getSeconds()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  public static String print(Duration time) {
    return Durations.print(java.time.Duration.ofSeconds(time.getSeconds(), time.getNanos()));
  }

  public static Duration message(java.time.Duration time) {
    return Duration.newBuilder().setSeconds(time.toSeconds()).setNanos(time.toNanosPart()).build();
  }
}
