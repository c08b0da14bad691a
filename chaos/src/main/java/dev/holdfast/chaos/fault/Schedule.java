package dev.holdfast.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// When everything goes wrong in one run: first each fault alone, then several at a time.
public record Schedule(long seed, Duration time, List<Planned> faults) {

  /// Nothing goes wrong at the beginning, so that there is something to break.
  private static final Duration CALM = Duration.ofSeconds(5);

  /// Longer than an election takes, and the shortest time a fault may have.
  public static final Duration SHORTEST = Duration.ofSeconds(4);

  private static final Duration LONGEST = Duration.ofSeconds(9);
  private static final Duration RECOVERY = Duration.ofSeconds(4);
  private static final Duration STORM = Duration.ofSeconds(18);
  private static final int MOST_AT_ONCE = 3;

  public Schedule {
    faults = List.copyOf(faults);
  }

  /// The shortest run in which each of so many faults can happen.
  public static Duration shortest(int faults) {
    return CALM.plus(SHORTEST.plus(RECOVERY).multipliedBy(faults));
  }

  /// What a seed decides.
  ///
  /// @throws IllegalArgumentException if the time is too short for so many faults
  public static Schedule of(long seed, Duration time, List<Fault> faults) {
    if (time.compareTo(shortest(faults.size())) < 0) {
      throw new IllegalArgumentException(
          "%d faults take %d s at least, and not %d s"
              .formatted(faults.size(), shortest(faults.size()).toSeconds(), time.toSeconds()));
    }
    Random chance = new Random(seed);
    List<Planned> drawn = new ArrayList<>();
    Duration stormy = alone(chance, time, faults, drawn);
    together(chance, stormy, time, faults, drawn);
    drawn.sort(Comparator.comparing(Planned::at));
    return new Schedule(seed, time, numbered(drawn));
  }

  /// @return when all have been alone
  private static Duration alone(
      Random chance, Duration time, List<Fault> faults, List<Planned> drawn) {
    List<Fault> order = new ArrayList<>(faults);
    Collections.shuffle(order, chance);
    Duration half = time.minus(CALM).dividedBy(2L * Math.max(1, faults.size()));
    Duration slot = between(half, SHORTEST.plus(RECOVERY), LONGEST.plus(RECOVERY));
    Duration at = CALM;
    for (Fault fault : order) {
      Duration lasts = drawn(chance, SHORTEST, slot.minus(RECOVERY));
      drawn.add(new Planned(0, 0, fault, at, lasts, chance.nextLong()));
      at = at.plus(slot);
    }
    return at;
  }

  /// Storms of some faults at once, each of which may begin and end at any moment of it.
  private static void together(
      Random chance, Duration from, Duration until, List<Fault> faults, List<Planned> drawn) {
    int storm = 0;
    for (Duration at = from;
        at.plus(STORM).compareTo(until) <= 0 && faults.size() > 1;
        at = at.plus(STORM)) {
      storm++;
      List<Fault> mixed = new ArrayList<>(faults);
      Collections.shuffle(mixed, chance);
      int count = Math.min(mixed.size(), chance.nextInt(2, MOST_AT_ONCE + 1));
      for (Fault fault : mixed.subList(0, count)) {
        Duration begins = drawn(chance, Duration.ZERO, SHORTEST);
        Duration lasts = drawn(chance, SHORTEST, LONGEST);
        drawn.add(new Planned(0, storm, fault, at.plus(begins), lasts, chance.nextLong()));
      }
    }
  }

  private static List<Planned> numbered(List<Planned> drawn) {
    List<Planned> numbered = new ArrayList<>();
    for (Planned each : drawn) {
      numbered.add(
          new Planned(
              numbered.size() + 1,
              each.storm(),
              each.fault(),
              each.at(),
              each.time(),
              each.draw()));
    }
    return numbered;
  }

  private static Duration between(Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0) {
      return least;
    }
    return value.compareTo(most) > 0 ? most : value;
  }

  private static Duration drawn(RandomGenerator chance, Duration least, Duration most) {
    return Duration.ofMillis(chance.nextLong(least.toMillis(), most.toMillis() + 1));
  }

  /// For people, one fault a line.
  public String text() {
    return String.join(System.lineSeparator(), faults.stream().map(Planned::toString).toList());
  }
}
