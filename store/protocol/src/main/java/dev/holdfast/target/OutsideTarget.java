package dev.holdfast.target;

import dev.holdfast.record.DomainName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/// What the store knows of one outside target.
///
/// @param name as enactors call it
/// @param claims by generation
/// @param holds what was reported of each endpoint
/// @param heldAt generation -> at how many endpoints it is held; no zeros
public record OutsideTarget(
    String name,
    TreePMap<Long, Claim> claims,
    TreePMap<DomainName, Report> holds,
    TreePMap<Long, Integer> heldAt) {

  /// A target that nothing is known of yet.
  public static OutsideTarget unknown(String name) {
    return new OutsideTarget(name, TreePMap.empty(), TreePMap.empty(), TreePMap.empty());
  }

  /// The generation held at `owner` as far as reported; 0 where nothing was.
  public long generationAt(DomainName owner) {
    return Optional.ofNullable(holds.get(owner)).map(Report::generation).orElse(0L);
  }

  public boolean holdsSomewhere(long generation) {
    return heldAt.containsKey(generation);
  }

  public boolean claims(long generation, Instant now) {
    Claim claim = claims.get(generation);
    return claim != null && !claim.isExpired(now);
  }

  public OutsideTarget with(long generation, Claim claim) {
    return new OutsideTarget(name, claims.plus(generation, claim), holds, heldAt);
  }

  /// This target with `report` in place of what was reported of `owner` before.
  ///
  /// @throws IllegalStateException if the report is not newer: a broken invariant, since a command
  ///   that asks for this is refused before
  public OutsideTarget with(DomainName owner, Report report) {
    long before = generationAt(owner);
    if (report.generation() <= before) {
      throw new IllegalStateException(
          "target %s: generation %d reported over %d at %s"
              .formatted(name, report.generation(), before, owner));
    }
    TreePMap<Long, Integer> counts = before == 0 ? heldAt : counted(heldAt, before, -1);
    return new OutsideTarget(
        name, claims, holds.plus(owner, report), counted(counts, report.generation(), 1));
  }

  /// This target less the claims that have expired at `now`.
  public OutsideTarget forgettingExpired(Instant now) {
    TreePMap<Long, Claim> left = claims;
    for (Map.Entry<Long, Claim> claim : claims.entrySet()) {
      left = claim.getValue().isExpired(now) ? left.minus(claim.getKey()) : left;
    }
    return left == claims ? this : new OutsideTarget(name, left, holds, heldAt);
  }

  private static TreePMap<Long, Integer> counted(
      TreePMap<Long, Integer> counts, long generation, int more) {
    int count = counts.getOrDefault(generation, 0) + more;
    return count == 0 ? counts.minus(generation) : counts.plus(generation, count);
  }
}
