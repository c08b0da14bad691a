package dev.holdfast.chaos.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// Which work an operation is, by shares.
///
/// @param shares of each work, greater than 0
public record Mix(Map<Work, Integer> shares) {

  public Mix {
    shares = Collections.unmodifiableMap(new EnumMap<>(shares));
    if (shares.isEmpty() || shares.values().stream().anyMatch(share -> share < 1)) {
      throw new IllegalArgumentException("a mix has some work, and each a share of 1 or more");
    }
  }

  public static Mix only(Work work) {
    return new Mix(Map.of(work, 1));
  }

  /// Reads `write`, or `write=20,read=70,local-read=10`.
  ///
  /// @throws IllegalArgumentException if it is neither
  public static Mix parse(String text) {
    Map<Work, Integer> shares = new EnumMap<>(Work.class);
    for (String part : text.split(",")) {
      String[] halves = part.strip().split("=", 2);
      Work work = work(halves[0].strip());
      if (shares.put(work, halves.length == 2 ? share(halves[1].strip()) : 1) != null) {
        throw new IllegalArgumentException("%s stands in it twice".formatted(work.text()));
      }
    }
    return new Mix(shares);
  }

  private static Work work(String text) {
    return Arrays.stream(Work.values())
        .filter(work -> work.text().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is none of %s"
                    .formatted(
                        text,
                        Arrays.stream(Work.values())
                            .map(Work::text)
                            .collect(Collectors.joining(", ")))));
  }

  private static int share(String text) {
    if (!text.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException(
          "'%s' is no share; give a whole number from 1 to 999999".formatted(text));
    }
    return Integer.parseInt(text);
  }

  /// Draws works, as often as their shares say.
  Draw draw(Random random) {
    List<Work> works = new ArrayList<>(shares.keySet());
    int[] upTo = works.stream().mapToInt(shares::get).toArray();
    Arrays.parallelPrefix(upTo, Integer::sum);
    return () -> {
      int drawn = random.nextInt(upTo[upTo.length - 1]);
      int index = 0;
      while (drawn >= upTo[index]) {
        index++;
      }
      return works.get(index);
    };
  }

  @FunctionalInterface
  interface Draw {
    Work next();
  }
}
