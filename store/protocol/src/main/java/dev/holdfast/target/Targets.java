package dev.holdfast.target;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.pcollections.TreePMap;

/// All outside targets the store was told of, by name.
public record Targets(TreePMap<String, OutsideTarget> byName) {

  public static final Targets NONE = new Targets(TreePMap.empty());

  public Optional<OutsideTarget> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Collection<OutsideTarget> all() {
    return byName.values();
  }

  public long claims() {
    return all().stream().mapToLong(target -> target.claims().size()).sum();
  }

  public long reports() {
    return all().stream().mapToLong(target -> target.holds().size()).sum();
  }

  /// Whether some target holds `generation` at some endpoint.
  public boolean hold(long generation) {
    return all().stream().anyMatch(target -> target.holdsSomewhere(generation));
  }

  /// Whether a claim on `generation` is in force.
  public boolean claim(long generation, Instant now) {
    return all().stream().anyMatch(target -> target.claims(generation, now));
  }

  public Targets with(OutsideTarget target) {
    return new Targets(byName.plus(target.name(), target));
  }

  public Targets without(String name) {
    return new Targets(byName.minus(name));
  }

  /// These targets less the claims that have expired at `now`.
  public Targets forgettingExpired(Instant now) {
    TreePMap<String, OutsideTarget> left = byName;
    for (OutsideTarget target : all()) {
      OutsideTarget after = target.forgettingExpired(now);
      left = after == target ? left : left.plus(target.name(), after);
    }
    return left == byName ? this : new Targets(left);
  }
}
