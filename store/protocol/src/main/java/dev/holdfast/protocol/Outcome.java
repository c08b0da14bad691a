package dev.holdfast.protocol;

import dev.holdfast.access.Grant;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of a command: one past participle per command, or [Refused].
public sealed interface Outcome {

  record PlanOpened(long generation) implements Outcome {}

  /// @param chunks chunks staged so far, which is the index the next one must have
  /// @param digest of everything staged so far, see [dev.holdfast.plan.PlanDigest]
  record RecordSetsStaged(
      long generation, int chunks, long endpoints, long recordSets, Digest digest)
      implements Outcome {}

  record PlanSealed(long generation, Digest digest, long endpoints, long recordSets)
      implements Outcome {}

  /// @param enacted endpoints that this command changed
  /// @param alreadyLive endpoints at which the plan was live before
  /// @param refused the verdicts of those that stay as they were; none in an atomic enactment
  record PlanEnacted(long generation, int enacted, int alreadyLive, List<Refusal> refused)
      implements Outcome {}

  /// @param generation the new generation, under which the old contents are live
  /// @param frozen whether the endpoints are frozen from now on
  record RolledBack(long generation, int endpoints, boolean frozen) implements Outcome {}

  record RecordSetsPut(long generation, int endpoints) implements Outcome {}

  /// @param generation the new generation; 0 where there was nothing to delete
  record RecordSetsDeleted(long generation, int recordSets) implements Outcome {}

  /// @param held whether all comparisons did, so that the first branch was carried out
  /// @param generation the new generation; 0 where the branch changed nothing
  record Transacted(boolean held, long generation, int endpoints) implements Outcome {}

  record CleanedUp(List<Long> cleaned, List<SparedPlan> spared) implements Outcome {}

  record EnactmentClaimed(String target, long generation, Instant expiresAt) implements Outcome {}

  /// @param reported endpoints of which this was news
  /// @param alreadyReported endpoints that were reported to hold the plan before
  /// @param refused the verdicts of the others
  record EnactmentReported(
      String target, long generation, int reported, int alreadyReported, List<Refusal> refused)
      implements Outcome {}

  record TargetForgotten(String target) implements Outcome {}

  /// @param subjects how many things were frozen: the store, a zone, or endpoints
  record Frozen(int subjects) implements Outcome {}

  record Unfrozen(int subjects) implements Outcome {}

  /// @param endpoint where they were set; absent for the zone as a whole
  record GuardsSet(DomainName zone, Optional<DomainName> endpoint) implements Outcome {}

  record HistoryLimitSet(DomainName zone, int contents) implements Outcome {}

  record OverrideGranted(long override) implements Outcome {}

  record OverrideRevoked(long override) implements Outcome {}

  record ZoneCreated(DomainName zone, long generation) implements Outcome {}

  record ZoneImported(DomainName zone, long generation, int endpoints) implements Outcome {}

  record ZoneDeleted(DomainName zone) implements Outcome {}

  record AccessEnabled() implements Outcome {}

  record AccessDisabled() implements Outcome {}

  record RoleGranted(Grant grant) implements Outcome {}

  record RoleRevoked(Grant grant) implements Outcome {}

  record TokenAdded(String token, Optional<Instant> expiresAt) implements Outcome {}

  record TokenRevoked(String token) implements Outcome {}

  /// Nothing changed, for these reasons; there is at least one.
  record Refused(List<Refusal> refusals) implements Outcome {
    public Refused {
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }

    public static Refused because(Refusal refusal) {
      return new Refused(List.of(refusal));
    }
  }

  /// An old plan that clean-up left alone.
  record SparedPlan(long generation, Spared because) {}

  /// Why clean-up left a plan alone.
  enum Spared {
    /// Some endpoint answers from it.
    LIVE,
    /// Some outside target holds it.
    HELD,
    /// An enactor is about to push it to an outside target.
    CLAIMED,
    /// Some endpoint could be rolled back to it.
    IN_HISTORY,
    /// It is the newest plan for some endpoint and not live there yet.
    WANTED
  }
}
