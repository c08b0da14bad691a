package dev.holdfast.cli.console;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A TTL or another time of a zone, in seconds as record sets hold it.
public final class Seconds implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE) {
      throw new TypeConversionException(
          "'%s' is no whole number of seconds in 0..%d".formatted(text, Integer.MAX_VALUE));
    }
    return Integer.valueOf(text);
  }
}
