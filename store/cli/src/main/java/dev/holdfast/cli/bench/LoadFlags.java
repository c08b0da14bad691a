package dev.holdfast.cli.bench;

import dev.holdfast.chaos.load.LoadOptions;
import dev.holdfast.chaos.load.Mix;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Durations;
import java.time.Duration;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that say what load there is to be.
final class LoadFlags {

  @Option(
      names = "--mix",
      paramLabel = "WORK=SHARE,...",
      converter = Mixes.class,
      description = "What is done, of write, read (linearizable) and local-read. Default: write.")
  private Mix mix = LoadOptions.DEFAULT.mix();

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description =
          "Operations under way at a time; with --rate, the most there may be. Default: 256.")
  private int inFlight = LoadOptions.DEFAULT.inFlight();

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Operations to begin per second. Default: as many as are answered.")
  private int rate;

  @Option(names = "--keys", paramLabel = "N", description = "Names to use. Default: 10000.")
  private int keys = LoadOptions.DEFAULT.keys();

  @Option(
      names = "--value-size",
      paramLabel = "N",
      description = "Octets of each value written. Default: 256.")
  private int valueOctets = LoadOptions.DEFAULT.valueOctets();

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long the load runs before it counts. Default: 5s.")
  private Duration warmUp = LoadOptions.DEFAULT.warmUp();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long it counts. Default: 10s.")
  private Duration measured = LoadOptions.DEFAULT.measured();

  LoadOptions options() {
    within("--in-flight", inFlight, 1, 100_000);
    within("--rate", rate, 0, 1_000_000);
    within("--keys", keys, 1, 10_000_000);
    within("--value-size", valueOctets, 16, 4096);
    if (!measured.isPositive()) {
      throw CommandException.usage("--duration is 0; it is more than that.");
    }
    return new LoadOptions(
        mix,
        inFlight,
        rate == 0 ? OptionalInt.empty() : OptionalInt.of(rate),
        keys,
        valueOctets,
        warmUp,
        measured);
  }

  boolean atRate() {
    return rate > 0;
  }

  private static void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw CommandException.usage(
          "%s is %d; it is %d to %d.".formatted(option, value, least, most));
    }
  }

  static final class Mixes implements ITypeConverter<Mix> {
    @Override
    public Mix convert(String text) {
      try {
        return Mix.parse(text);
      } catch (IllegalArgumentException unusable) {
        throw new TypeConversionException(unusable.getMessage());
      }
    }
  }
}
