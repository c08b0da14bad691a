package dev.holdfast.cli.guard;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Whole per cents as people write them: `30%`.
final class Percentages implements ITypeConverter<Integer> {

  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}%");

  @Override
  public Integer convert(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new TypeConversionException(
          "'%s' is no share; write whole per cents, such as 30%%".formatted(text));
    }
    return Integer.valueOf(text.substring(0, text.length() - 1));
  }
}
