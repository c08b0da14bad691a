package dev.holdfast.replica.checkup;

import dev.holdfast.record.Digest;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What members' sums at one log index say about their copies. Each had applied the same entries,
/// so every sum should be the same; where they are not, the majority of all voting members is
/// right, and where there is none nobody can tell.
public sealed interface Comparison {

  /// All that answered agree.
  record Agreed(SortedSet<String> nodes) implements Comparison {}

  /// This node is with the majority, and these are not.
  record OthersDiffer(SortedSet<String> others) implements Comparison {}

  /// A majority agrees on something else than this node.
  record Outvoted(SortedSet<String> majority) implements Comparison {}

  /// There is no majority: some differ, and too many are silent.
  record Undecided(SortedSet<String> nodes) implements Comparison {}

  /// @param self the id of this node
  /// @param sums of the members that told theirs, this node's among them
  /// @param voters ids of all voting members, silent ones included; others may have a sum and no
  ///   voice
  static Comparison of(String self, Map<String, Digest> sums, SortedSet<String> voters) {
    Map<Digest, SortedSet<String>> nodesBySum =
        new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
    sums.forEach((node, sum) -> nodesBySum.computeIfAbsent(sum, _ -> new TreeSet<>()).add(node));
    if (nodesBySum.size() == 1) {
      return new Agreed(new TreeSet<>(sums.keySet()));
    }
    for (Map.Entry<Digest, SortedSet<String>> group : nodesBySum.entrySet()) {
      if (group.getValue().stream().filter(voters::contains).count() > voters.size() / 2) {
        return group.getValue().contains(self)
            ? new OthersDiffer(without(sums, group.getValue()))
            : new Outvoted(group.getValue());
      }
    }
    return new Undecided(new TreeSet<>(sums.keySet()));
  }

  private static SortedSet<String> without(Map<String, Digest> sums, SortedSet<String> group) {
    SortedSet<String> others = new TreeSet<>(sums.keySet());
    others.removeAll(group);
    return others;
  }
}
