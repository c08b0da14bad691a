package dev.holdfast.zone;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// Which endpoints lead to a name by their CNAME, so that a change of the name can be judged at
/// them too.
///
/// @param byTarget target of the CNAME -> owner names; no empty sets
public record Aliases(TreePMap<DomainName, TreePSet<DomainName>> byTarget) {

  /// How many CNAMEs are followed one after the other.
  public static final int LONGEST_CHAIN = 8;

  public static final Aliases NONE = new Aliases(TreePMap.empty());

  /// The endpoints that lead to `target`, directly or through others, nearest first.
  public SequencedSet<DomainName> leadingTo(DomainName target) {
    SequencedSet<DomainName> found = new LinkedHashSet<>();
    List<DomainName> last = List.of(target);
    for (int hop = 0; hop < LONGEST_CHAIN && !last.isEmpty(); hop++) {
      List<DomainName> next = new ArrayList<>();
      for (DomainName name : last) {
        direct(name).filter(found::add).forEach(next::add);
      }
      last = next;
    }
    return found;
  }

  private Stream<DomainName> direct(DomainName target) {
    return Optional.ofNullable(byTarget.get(target)).stream().flatMap(TreePSet::stream);
  }

  /// These aliases after the contents of `owner` went from `before` to `after`.
  Aliases moved(DomainName owner, RecordSets before, RecordSets after) {
    Optional<DomainName> from = before.aliasTarget();
    Optional<DomainName> to = after.aliasTarget();
    if (from.equals(to)) {
      return this;
    }
    Aliases without = from.map(target -> without(target, owner)).orElse(this);
    return to.map(target -> without.with(target, owner)).orElse(without);
  }

  private Aliases with(DomainName target, DomainName owner) {
    TreePSet<DomainName> owners = byTarget.getOrDefault(target, TreePSet.empty());
    return new Aliases(byTarget.plus(target, owners.plus(owner)));
  }

  private Aliases without(DomainName target, DomainName owner) {
    TreePSet<DomainName> left = byTarget.getOrDefault(target, TreePSet.empty()).minus(owner);
    return new Aliases(left.isEmpty() ? byTarget.minus(target) : byTarget.plus(target, left));
  }

  /// These aliases and those that `zone` holds.
  Aliases withAll(Zone zone) {
    Aliases all = this;
    for (Map.Entry<DomainName, RecordSets> entry : contents(zone)) {
      all = all.moved(entry.getKey(), RecordSets.NONE, entry.getValue());
    }
    return all;
  }

  /// These aliases less those that `zone` holds.
  Aliases withoutAll(Zone zone) {
    Aliases left = this;
    for (Map.Entry<DomainName, RecordSets> entry : contents(zone)) {
      left = left.moved(entry.getKey(), entry.getValue(), RecordSets.NONE);
    }
    return left;
  }

  private static List<Map.Entry<DomainName, RecordSets>> contents(Zone zone) {
    return zone.endpoints().entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), entry.getValue().live().contents()))
        .filter(entry -> entry.getValue().aliasTarget().isPresent())
        .toList();
  }
}
