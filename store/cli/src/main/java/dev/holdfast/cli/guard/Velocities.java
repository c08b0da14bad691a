package dev.holdfast.cli.guard;

import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.Times;
import dev.holdfast.v1.VelocityLimit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A share and a window as people write them: `30%/1h`.
final class Velocities implements ITypeConverter<VelocityLimit> {

  @Override
  public VelocityLimit convert(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      throw new TypeConversionException(
          "'%s' is no share of a window; write one such as 30%%/1h".formatted(text));
    }
    return VelocityLimit.newBuilder()
        .setPercent(new Percentages().convert(parts[0]))
        .setWindow(Times.message(new Durations().convert(parts[1])))
        .build();
  }
}
