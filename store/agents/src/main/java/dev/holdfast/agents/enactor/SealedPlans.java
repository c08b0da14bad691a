package dev.holdfast.agents.enactor;

import dev.holdfast.v1.CleanUpResponse;
import java.util.List;

/// What a pass needs of the store. Every method but the first and the last throws
/// [PlanGoneException] if clean-up has deleted the plan's contents.
public interface SealedPlans {

  /// The generations of the plans that are sealed now, newest first.
  List<Long> newestFirst();

  /// The endpoints the plan names, in canonical order.
  List<String> endpoints(long generation);

  /// Those of them that enacting the plan would bring forward now: neither is it live there, nor
  /// would a rule refuse it.
  Due due(long generation);

  /// Whether clean-up may find something to do: more sealed plans than it is to keep, or an open
  /// one that somebody may have given up.
  boolean mayNeedCleanUp(int keepNewest);

  /// What is due, and when.
  ///
  /// @param revision of the store that said so; while that is the store's, so is what it said
  record Due(List<String> endpoints, long revision) {}

  /// Enacts the plan at each of these endpoints on its own. Refused as a whole where they are too
  /// many of their zone's.
  WholeVerdict enact(long generation, List<String> endpoints);

  /// Enacts the plan at all its endpoints or at none.
  WholeVerdict enactWhole(long generation);

  CleanUpResponse cleanUp(int keepNewest);
}
