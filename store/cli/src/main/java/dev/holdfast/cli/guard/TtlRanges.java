package dev.holdfast.cli.guard;

import dev.holdfast.cli.console.Durations;
import dev.holdfast.v1.TtlRange;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A range of TTLs as people write it: `30s..1h`.
final class TtlRanges implements ITypeConverter<TtlRange> {

  @Override
  public TtlRange convert(String text) {
    String[] ends = text.split("\\.\\.", -1);
    if (ends.length != 2) {
      throw new TypeConversionException(
          "'%s' is no range of TTLs; write one such as 30s..1h".formatted(text));
    }
    return TtlRange.newBuilder().setMinSeconds(end(ends[0])).setMaxSeconds(end(ends[1])).build();
  }

  private static int end(String text) {
    Duration ttl = new Durations().convert(text);
    if (ttl.toMillisPart() != 0 || ttl.toSeconds() > Integer.MAX_VALUE) {
      throw new TypeConversionException(
          "'%s' is no TTL; those are whole seconds, at most %d".formatted(text, Integer.MAX_VALUE));
    }
    return (int) ttl.toSeconds();
  }
}
