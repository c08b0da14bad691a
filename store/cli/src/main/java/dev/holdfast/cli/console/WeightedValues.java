package dev.holdfast.cli.console;

import dev.holdfast.dns.text.TypeText;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.v1.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Values of record sets as the command takes and shows them: addresses with their weights behind
/// them, as in `192.0.2.1=10`, and all others as they are.
public final class WeightedValues {

  private static final String WEIGHT = "[0-9]{1,5}";

  private WeightedValues() {}

  public static List<String> print(RecordSet set) {
    return set.getWeightsCount() == 0
        ? set.getValuesList()
        : IntStream.range(0, set.getValuesCount())
            .mapToObj(i -> set.getValues(i) + "=" + set.getWeights(i))
            .toList();
  }

  /// Adds to a set, whose type is known, the values that `words` tell.
  ///
  /// @throws CommandException if some have a weight and some have none, or a weight is none
  public static void read(List<String> words, RecordSet.Builder set) {
    boolean weighted =
        isAddress(set.getType()) && words.stream().anyMatch(word -> word.contains("="));
    if (!weighted) {
      set.addAllValues(words);
      return;
    }
    List<Integer> weights = new ArrayList<>();
    for (String word : words) {
      int end = word.lastIndexOf('=');
      if (end < 0) {
        throw CommandException.usage(
            "%s has no weight, and others have; write %s=10, for each address or for none."
                .formatted(word, word));
      }
      set.addValues(word.substring(0, end));
      weights.add(weight(word.substring(end + 1), word));
    }
    set.addAllWeights(weights);
  }

  private static int weight(String text, String word) {
    if (!text.matches(WEIGHT)
        || Integer.parseInt(text) > dev.holdfast.record.RecordSet.MAX_WEIGHT) {
      throw CommandException.usage(
          "A weight is a whole number from 0 to %d, not '%s' as in %s."
              .formatted(dev.holdfast.record.RecordSet.MAX_WEIGHT, text, word));
    }
    return Integer.parseInt(text);
  }

  private static boolean isAddress(String type) {
    try {
      return TypeText.parse(type).isAddress();
    } catch (InvalidRecordException unknown) {
      // The store tells what is wrong with it.
      return false;
    }
  }
}
