package dev.holdfast.spec.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// A walk through the graph that tries one command after the other, and goes where it leads. Each
/// action is as likely as any other, however many arguments it has. Now and then it starts anew.
final class Walk {

  /// How many commands are tried on the way before it starts anew, on average.
  private static final int LENGTH = 60;

  private final Specification spec;
  private final Machine machine;
  private final Random random;
  private final List<List<Integer>> commandsByAction;
  private final Tally tally = new Tally();
  private Optional<Disagreement> disagreement = Optional.empty();

  Walk(Specification spec, Machine machine, long seed) {
    this.spec = spec;
    this.machine = machine;
    this.random = new Random(seed);
    Map<String, List<Integer>> byAction = new TreeMap<>();
    for (int i = 0; i < spec.commands().size(); i++) {
      byAction.computeIfAbsent(spec.commands().get(i).action(), _ -> new ArrayList<>()).add(i);
    }
    this.commandsByAction = List.copyOf(byAction.values());
  }

  /// Tries `commands` more commands, or fewer if one disagrees.
  void go(int commands) {
    Node start = start();
    Node node = start;
    for (int i = 0; i < commands && disagreement.isEmpty(); i++) {
      Examination one =
          new Examination(spec, machine, spec.bounds(), node).runOnly(pick(pick(commandsByAction)));
      tally.add(one.tally());
      disagreement = one.disagreement();
      node = random.nextInt(LENGTH) == 0 ? start : one.successors().stream().findAny().orElse(node);
    }
  }

  private Node start() {
    var tlc = spec.start();
    return new Node(StateReader.read(tlc), tlc, machine.start(), Optional.empty());
  }

  private <T> T pick(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }

  Tally tally() {
    return tally;
  }

  Optional<Disagreement> disagreement() {
    return disagreement;
  }
}
