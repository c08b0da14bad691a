package dev.holdfast.golden;

import dev.holdfast.guard.GuardSettings;
import dev.holdfast.guard.Network;
import dev.holdfast.guard.TtlRange;
import dev.holdfast.guard.VelocityLimit;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads guard settings of a golden script, e.g. `min-addresses=2 velocity=50/1h families=on`.
final class ScriptGuards {

  private ScriptGuards() {}

  static GuardSettings parse(List<String> words) {
    return new GuardSettings(
        number(words, "min-addresses"),
        number(words, "max-removal"),
        value(words, "velocity").map(ScriptGuards::velocity),
        number(words, "max-endpoints-changed"),
        value(words, "ttl-range").map(ScriptGuards::range),
        value(words, "families").map("on"::equals),
        value(words, "allowed-networks")
            .map(list -> Arrays.stream(list.split(",")).map(Network::of).toList()));
  }

  private static OptionalInt number(List<String> words, String guard) {
    return value(words, guard)
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElse(OptionalInt.empty());
  }

  private static VelocityLimit velocity(String text) {
    String[] parts = text.split("/");
    return new VelocityLimit(
        Integer.parseInt(parts[0]), Duration.parse("PT" + parts[1].toUpperCase(Locale.ROOT)));
  }

  private static TtlRange range(String text) {
    String[] ends = text.split("-");
    return new TtlRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
  }

  private static Optional<String> value(List<String> words, String guard) {
    return words.stream()
        .filter(word -> word.startsWith(guard + "="))
        .map(word -> word.substring(guard.length() + 1))
        .findFirst();
  }
}
