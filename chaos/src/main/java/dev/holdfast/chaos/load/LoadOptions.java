package dev.holdfast.chaos.load;

import java.time.Duration;
import java.util.OptionalInt;

/// What load there is to be.
///
/// @param mix which operations
/// @param inFlight operations at a time; with a rate, the most there may be
/// @param rate operations begun per second, whatever became of those before; without one, each
///   place takes its next operation when the last is over
/// @param keys that operations are spread over
/// @param valueOctets of each value written
/// @param warmUp how long the load runs before it counts
/// @param measured how long it counts
public record LoadOptions(
    Mix mix,
    int inFlight,
    OptionalInt rate,
    int keys,
    int valueOctets,
    Duration warmUp,
    Duration measured) {

  public static final LoadOptions DEFAULT =
      new LoadOptions(
          Mix.only(Work.WRITE),
          256,
          OptionalInt.empty(),
          10_000,
          256,
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  public LoadOptions withMix(Mix changed) {
    return new LoadOptions(changed, inFlight, rate, keys, valueOctets, warmUp, measured);
  }

  public LoadOptions withInFlight(int changed) {
    return new LoadOptions(mix, changed, rate, keys, valueOctets, warmUp, measured);
  }

  public LoadOptions withRate(int perSecond) {
    return new LoadOptions(
        mix, inFlight, OptionalInt.of(perSecond), keys, valueOctets, warmUp, measured);
  }

  public LoadOptions lasting(Duration before, Duration counted) {
    return new LoadOptions(mix, inFlight, rate, keys, valueOctets, before, counted);
  }
}
