package dev.holdfast.spec.conformance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A sampled cover of a graph. All of its states are visited, each by one edge. Of the other edges,
/// and of the refusals, all are tried until there were enough of their action or rule, and then
/// fewer and fewer.
final class Cover {

  private final Specification spec;
  private final Machine machine;
  private final Random random;
  private final long often;
  private final Tally tally;
  private final Set<SpecState> known = new HashSet<>();
  private final Deque<Node> ahead = new ArrayDeque<>();
  private Optional<Disagreement> disagreement = Optional.empty();

  /// @param often how many of each kind are enough
  /// @param tally of what was tried before, here and in other graphs
  Cover(Specification spec, Machine machine, long seed, long often, Tally tally) {
    this.spec = spec;
    this.machine = machine;
    this.random = new Random(seed);
    this.often = often;
    this.tally = tally;
  }

  /// Goes through the graph, up to the first disagreement.
  Optional<Disagreement> run() {
    var tlc = spec.start();
    Node start = new Node(StateReader.read(tlc), tlc, machine.start(), Optional.empty());
    known.add(start.seen());
    ahead.add(start);
    while (!ahead.isEmpty() && disagreement.isEmpty()) {
      Node node = ahead.remove();
      tally.state();
      for (int i = 0; i < spec.commands().size() && disagreement.isEmpty(); i++) {
        visit(node, i);
      }
    }
    return disagreement;
  }

  private void visit(Node node, int index) {
    SpecCommand command = spec.commands().get(index);
    Optional<SpecState> after = spec.step(node.tlc(), index).map(StateReader::read);
    boolean isNew = after.filter(state -> !known.contains(state)).isPresent();
    if (isNew || isSampled(node, index, command, after.isPresent())) {
      Examination one = new Examination(spec, machine, spec.bounds(), node).runOnly(index);
      tally.add(one.tally());
      disagreement = one.disagreement();
      for (Node successor : one.successors()) {
        if (known.add(successor.seen())) {
          ahead.add(successor);
        }
      }
    }
  }

  private boolean isSampled(Node node, int index, SpecCommand command, boolean step) {
    return step && isSampled(tally.steps(command))
        || spec.refusals(node.tlc(), index).stream().anyMatch(it -> isSampled(tally.refusals(it)));
  }

  private boolean isSampled(long before) {
    return before < often || random.nextDouble() < Math.pow((double) often / before, 4);
  }
}
