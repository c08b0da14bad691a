package dev.holdfast.cli.audit;

import com.google.protobuf.Timestamp;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.v1.StreamAuditRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Where in the audit log to begin, as people write it: the sequence of the last entry one has, a
/// time that has gone by since (`1h30m`), or a time of day (`2026-01-31T12:00:00Z`).
final class Since implements ITypeConverter<StreamAuditRequest> {

  @Override
  public StreamAuditRequest convert(String text) {
    return text.matches("[0-9]{1,18}")
        ? StreamAuditRequest.newBuilder().setAfterSequence(Long.parseLong(text)).build()
        : since(text.contains("T") ? time(text) : ago(text));
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw unreadable(text);
    }
  }

  private static Instant ago(String text) {
    try {
      return Instant.now().minus(new Durations().convert(text));
    } catch (TypeConversionException _) {
      throw unreadable(text);
    }
  }

  private static TypeConversionException unreadable(String text) {
    return new TypeConversionException(
        "'%s' is neither a sequence such as 1042, nor a time such as 1h30m or 2026-01-31T12:00:00Z"
            .formatted(text));
  }

  private static StreamAuditRequest since(Instant time) {
    return StreamAuditRequest.newBuilder()
        .setSince(Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()))
        .build();
  }
}
