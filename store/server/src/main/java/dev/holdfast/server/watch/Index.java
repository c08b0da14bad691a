package dev.holdfast.server.watch;

import dev.holdfast.plan.Plan;
import dev.holdfast.record.DomainName;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who is interested in what, so that a change costs what it touches and whom it concerns, and not
/// a look at every watch there is.
final class Index {

  private static final Interest EVERYTHING = new Interest.Everything();
  private static final Interest EVERY_PLAN = new Interest.EveryPlan();

  private final Map<Interest, Set<Follower>> byInterest = new HashMap<>();

  /// How many interests there are of each kind: what nobody asks for is not looked up.
  private final Map<Class<?>, Integer> kinds = new HashMap<>();

  /// How many prefixes there are of each length.
  private final SortedMap<Integer, Integer> prefixLengths = new TreeMap<>();

  void add(Follower follower) {
    for (Interest interest : follower.interests()) {
      Set<Follower> followers = byInterest.computeIfAbsent(interest, _ -> new HashSet<>());
      if (followers.isEmpty()) {
        count(interest, 1);
      }
      followers.add(follower);
    }
  }

  void remove(Follower follower) {
    for (Interest interest : follower.interests()) {
      Set<Follower> followers = byInterest.getOrDefault(interest, Set.of());
      if (followers.remove(follower) && followers.isEmpty()) {
        byInterest.remove(interest);
        count(interest, -1);
      }
    }
  }

  private void count(Interest interest, int more) {
    add(kinds, interest.getClass(), more);
    if (interest instanceof Interest.Prefix(String text)) {
      add(prefixLengths, text.length(), more);
    }
  }

  private static <K> void add(Map<K, Integer> counts, K key, int more) {
    counts.merge(key, more, (one, other) -> one + other == 0 ? null : one + other);
  }

  /// Those who may have to be told of a change.
  Set<Follower> concernedBy(Change change) {
    Set<Follower> found = Collections.newSetFromMap(new IdentityHashMap<>());
    if (!change.endpoints().isEmpty() || !change.removed().isEmpty()) {
      add(EVERYTHING, found);
    }
    change.endpoints().forEach(it -> endpoint(it.zone(), it.owner(), found));
    change
        .removed()
        .forEach(zone ->
            zone.endpoints().keySet().forEach(owner -> endpoint(zone.name(), owner, found)));
    change.plans().forEach(plan -> plan(plan, found));
    change.enacted().ifPresent(plan -> plan(plan, found));
    return found;
  }

  private void endpoint(DomainName zone, DomainName owner, Set<Follower> found) {
    if (has(Interest.InZone.class)) {
      add(new Interest.InZone(zone), found);
    }
    if (has(Interest.Owner.class)) {
      add(new Interest.Owner(owner), found);
    }
    if (has(Interest.Under.class)) {
      for (Optional<DomainName> at = Optional.of(owner);
          at.isPresent();
          at = at.flatMap(DomainName::parent)) {
        add(new Interest.Under(at.get()), found);
      }
    }
    if (!prefixLengths.isEmpty()) {
      String text = owner.toString();
      for (int length : prefixLengths.headMap(text.length() + 1).keySet()) {
        add(new Interest.Prefix(text.substring(0, length)), found);
      }
    }
  }

  private void plan(Plan plan, Set<Follower> found) {
    add(EVERY_PLAN, found);
    add(new Interest.OnePlan(plan.generation()), found);
  }

  private boolean has(Class<? extends Interest> kind) {
    return kinds.containsKey(kind);
  }

  private void add(Interest interest, Set<Follower> found) {
    found.addAll(byInterest.getOrDefault(interest, Set.of()));
  }
}
