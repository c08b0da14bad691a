package dev.holdfast.chaos.simulation.fault;

import dev.holdfast.chaos.simulation.engine.Chance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that goes wrong in one run.
///
/// Each seed has its own taste (Groce et al., "Swarm testing"): some kinds of faults do not occur
/// at all, others all the time. What never occurs together with something else in a mean mixture
/// does so in some seed.
///
/// @param safetyMicros how long things go wrong
/// @param absent processes that are left out
public record Schedule(long seed, long safetyMicros, List<Fault> faults, Set<String> absent) {

  private static final double KIND_ABSENT = 0.45;
  private static final long SHORTEST_MICROS = 100_000;
  private static final long LONGEST_MICROS = 45_000_000;

  public Schedule {
    faults = List.copyOf(faults);
    absent = Set.copyOf(absent);
  }

  /// What a seed decides.
  ///
  /// @param processes how many there are
  /// @param enactors which of them are enactors
  public static Schedule of(long seed, int nodes, int processes, List<Integer> enactors) {
    Chance chance = new Chance(seed).fork("schedule");
    long safety = chance.between(20_000_000, 60_000_000);
    Map<Kind, Double> weights = weights(chance);
    double total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    long meanGap = chance.between(200_000, 3_000_000);
    List<Fault> faults = new ArrayList<>();
    for (long at = chance.skewed(0, 10_000_000);
        at < safety && total > 0;
        at += chance.between(1, 2 * meanGap)) {
      Kind kind = pick(weights, chance.fraction() * total);
      faults.add(draw(at, kind, nodes, processes, enactors, chance));
    }
    return new Schedule(seed, safety, faults, Set.of());
  }

  private static Map<Kind, Double> weights(Chance chance) {
    Map<Kind, Double> weights = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      double weight = chance.fraction();
      boolean favoured = kind.isOfEnactor();
      weights.put(kind, chance.happens(favoured ? KIND_ABSENT / 3 : KIND_ABSENT) ? 0 : weight);
    }
    return weights;
  }

  private static Kind pick(Map<Kind, Double> weights, double drawn) {
    double left = drawn;
    Kind last = Kind.CHANGE_LEADER;
    for (Map.Entry<Kind, Double> weight : weights.entrySet()) {
      if (weight.getValue() > 0) {
        last = weight.getKey();
        left -= weight.getValue();
        if (left < 0) {
          return last;
        }
      }
    }
    return last;
  }

  private static Fault draw(
      long at, Kind kind, int nodes, int processes, List<Integer> enactors, Chance chance) {
    int where =
        kind.isOfEnactor()
            ? chance.pick(enactors)
            : chance.below(kind.isOfProcess() ? processes : nodes);
    long forMicros = chance.skewed(SHORTEST_MICROS, LONGEST_MICROS);
    long strength =
        switch (kind) {
          case LOSE_MESSAGES, REPEAT_MESSAGES -> chance.between(1, 50);
          case SLOW_NETWORK, SLOW_DISK, SLOW_APPLY -> chance.skewed(5, 2_000);
          case JUMP_CLOCK -> chance.between(-7_200, 7_200);
          default -> 0;
        };
    return new Fault(at, kind, where, forMicros, strength);
  }

  public Schedule with(List<Fault> fewer) {
    return new Schedule(seed, safetyMicros, fewer, absent);
  }

  public Schedule without(Set<String> processes) {
    return new Schedule(seed, safetyMicros, faults, processes);
  }
}
