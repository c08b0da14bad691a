package dev.holdfast.chaos.load;

import java.util.HexFormat;
import java.util.Random;

/// Values of one length, no two equal.
public final class Values {

  private static final int COUNTER_CHARACTERS = 16;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final String filling;

  /// @param octets of each value, at least 16
  public Values(int octets) {
    if (octets < COUNTER_CHARACTERS) {
      throw new IllegalArgumentException(
          "a value has at least %d octets, not %d".formatted(COUNTER_CHARACTERS, octets));
    }
    StringBuilder text = new StringBuilder();
    new Random(octets)
        .ints(octets - COUNTER_CHARACTERS, 0, LETTERS.length())
        .forEach(index -> text.append(LETTERS.charAt(index)));
    this.filling = text.toString();
  }

  /// The value that has this number.
  public String of(long number) {
    return HexFormat.of().toHexDigits(number) + filling;
  }
}
