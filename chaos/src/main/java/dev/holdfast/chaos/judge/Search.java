package dev.holdfast.chaos.judge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks for an order of the operations at one name that explains what all of them saw, and in
/// which one that was over before another began comes first: the search of Wing and Gong, which
/// remembers, as Lowe taught it, which sets of operations with which register have led nowhere.
///
/// Of the operations that took place for certain, such a set is a prefix in order of their
/// beginning and a few behind it, so a step of the search costs what is under way at a time. Those
/// of unknown outcome would make it grow with all their subsets. They are tried last, for mostly
/// they never took place or nobody saw it; and who has come to the same register with the same
/// certain operations and fewer of unknown outcome can go on in every way in which one can who used
/// up more, and has been tried before.
final class Search {

  /// What came of it.
  sealed interface Result {

    record Explained() implements Result {}

    /// @param done how many operations could be put in order at most
    /// @param register what the name holds then
    /// @param stuck those of which one must come next, and none can
    record Unexplained(int done, Register register, List<NameOperation> stuck) implements Result {}

    record OutOfTime(long steps) implements Result {}
  }

  /// @param done of the operations that took place for certain
  private record Place(BitSet done, Register register) {}

  /// @param used of the operations of unknown outcome
  private record Node(Place place, BitSet used) {}

  private record Frame(Node node, Iterator<Integer> next) {}

  private final List<NameOperation> operations;
  private final int certain;
  private final long deadlineNanos;
  private final Map<Place, List<BitSet>> tried = new HashMap<>();
  private Node furthest = new Node(new Place(new BitSet(), Register.EMPTY), new BitSet());
  private long steps;

  private Search(List<NameOperation> operations, long deadlineNanos) {
    this.operations =
        operations.stream().sorted(Comparator.comparing(NameOperation::invoked)).toList();
    this.certain = (int) operations.stream().filter(NameOperation::must).count();
    this.deadlineNanos = deadlineNanos;
  }

  /// @param deadlineNanos of [System#nanoTime]
  static Result run(List<NameOperation> operations, long deadlineNanos) {
    return new Search(operations, deadlineNanos).run();
  }

  private Result run() {
    Deque<Frame> path = new ArrayDeque<>();
    path.push(frame(furthest));
    while (!path.isEmpty()) {
      if (furthest.place().done().cardinality() == certain) {
        return new Result.Explained();
      }
      if (System.nanoTime() > deadlineNanos) {
        return new Result.OutOfTime(steps);
      }
      Frame top = path.peek();
      if (top.next().hasNext()) {
        steps++;
        next(top.node(), top.next().next()).ifPresent(node -> path.push(frame(node)));
      } else {
        path.pop();
      }
    }
    return new Result.Unexplained(
        furthest.place().done().cardinality(),
        furthest.place().register(),
        candidates(furthest).map(operations::get).filter(NameOperation::must).toList());
  }

  /// Where `taken` leads, if it can come here and that place is new.
  private Optional<Node> next(Node node, int taken) {
    NameOperation operation = operations.get(taken);
    return operation
        .step()
        .from(node.place().register())
        .map(register ->
            operation.must()
                ? new Node(new Place(with(node.place().done(), taken), register), node.used())
                : new Node(new Place(node.place().done(), register), with(node.used(), taken)))
        .filter(this::isNew);
  }

  private static BitSet with(BitSet some, int more) {
    BitSet all = (BitSet) some.clone();
    all.set(more);
    return all;
  }

  private boolean isNew(Node node) {
    List<BitSet> here = tried.computeIfAbsent(node.place(), _ -> new ArrayList<>());
    if (here.stream().anyMatch(fewer -> isWithin(fewer, node.used()))) {
      return false;
    }
    here.add(node.used());
    return true;
  }

  private static boolean isWithin(BitSet some, BitSet all) {
    BitSet beyond = (BitSet) some.clone();
    beyond.andNot(all);
    return beyond.isEmpty();
  }

  private Frame frame(Node node) {
    if (node.place().done().cardinality() > furthest.place().done().cardinality()) {
      furthest = node;
    }
    return new Frame(node, candidates(node).iterator());
  }

  /// What can come next: whatever began before the first of the certain ones left was over.
  private Stream<Integer> candidates(Node node) {
    List<Integer> left = new ArrayList<>();
    List<Integer> unknown = new ArrayList<>();
    BitSet taken = (BitSet) node.place().done().clone();
    taken.or(node.used());
    Optional<NameOperation> first = Optional.empty();
    for (int i = taken.nextClearBit(0); i < operations.size(); i = taken.nextClearBit(i + 1)) {
      NameOperation operation = operations.get(i);
      if (first.filter(it -> operation.invoked().compareTo(it.returned()) > 0).isPresent()) {
        break;
      }
      if (operation.must()) {
        left.add(i);
        first =
            first
                .filter(it -> it.returned().compareTo(operation.returned()) <= 0)
                .or(() -> Optional.of(operation));
      } else {
        unknown.add(i);
      }
    }
    left.sort(Comparator.comparing(i -> operations.get(i).returned()));
    return Stream.concat(left.stream(), unknown.stream());
  }
}
