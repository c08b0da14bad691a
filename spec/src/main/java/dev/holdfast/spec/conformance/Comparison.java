package dev.holdfast.spec.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The comparison of the spec's graph with the machine's, breadth first from where both start.
///
/// Two-way: every edge of the spec must be what the machine does, and whatever the machine accepts
/// with a changed state must be an edge. Where the spec has none the machine must refuse, for the
/// reasons the spec gives, or find nothing left to do. It ends at the first disagreement, which is
/// one of the nearest to the start.
public final class Comparison {

  /// States examined at a time: enough for all processors, few enough to hold their results.
  private static final int SLICE = 1024;

  private final Specification spec;
  private final Machine machine;
  private final Bounds bounds;
  private final Set<SpecState> known = new HashSet<>();
  private final Tally tally = new Tally();

  private Comparison(Specification spec, Machine machine, Bounds bounds) {
    this.spec = spec;
    this.machine = machine;
    this.bounds = bounds;
  }

  /// @param disagreement the first one found; none if spec and machine are one
  /// @param tally what was compared until then
  public record Result(Bounds bounds, Tally tally, Optional<Disagreement> disagreement) {}

  /// Compares `machine` with the spec under `configuration`, a model of `spec/models`.
  public static Result of(String configuration, Function<Bounds, Machine> machine) {
    return of(Specification.load(configuration), machine);
  }

  static Result of(Specification spec, Function<Bounds, Machine> machine) {
    Bounds bounds = spec.bounds();
    Alphabet.check(spec.commands(), bounds);
    Comparison comparison = new Comparison(spec, machine.apply(bounds), bounds);
    Optional<Disagreement> disagreement = comparison.run();
    return new Result(bounds, comparison.tally, disagreement);
  }

  private Optional<Disagreement> run() {
    Node start = start();
    if (!start.machine().seen().equals(start.seen())) {
      return Optional.of(
          new Disagreement(
              List.of(),
              start.seen(),
              "where to start",
              start.seen().toString(),
              start.machine().seen().toString()));
    }
    known.add(start.seen());
    List<Node> level = List.of(start);
    while (!level.isEmpty()) {
      List<Node> next = new ArrayList<>();
      for (int from = 0; from < level.size(); from += SLICE) {
        List<Node> slice = level.subList(from, Math.min(from + SLICE, level.size()));
        Optional<Disagreement> disagreement = examine(slice, next);
        if (disagreement.isPresent()) {
          return disagreement;
        }
      }
      level = next;
    }
    return Optional.empty();
  }

  private Node start() {
    var tlc = spec.start();
    return new Node(StateReader.read(tlc), tlc, machine.start(), Optional.empty());
  }

  /// Examines the states of `slice` side by side, then gathers what was found in their order.
  private Optional<Disagreement> examine(List<Node> slice, List<Node> next) {
    List<Examination> examinations =
        slice.parallelStream()
            .map(node -> new Examination(spec, machine, bounds, node).run(known::contains))
            .toList();
    for (Examination examination : examinations) {
      tally.add(examination.tally());
      if (examination.disagreement().isPresent()) {
        return examination.disagreement();
      }
      for (Node successor : examination.successors()) {
        if (known.add(successor.seen())) {
          next.add(successor);
        }
      }
    }
    return Optional.empty();
  }
}
