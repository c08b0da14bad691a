package dev.holdfast.agents.planner;

import dev.holdfast.agents.planfile.InvalidPlanException;
import dev.holdfast.agents.planfile.PlannedContents;
import dev.holdfast.v1.Plan;
import java.io.IOException;

/// What came of looking at the folder once.
public sealed interface Look {

  /// The files are as they were when they were dealt with.
  record Unchanged() implements Look {}

  /// The files have changed since the look before; they are read when they have come to rest.
  record Settling() implements Look {}

  /// The folder could not be read.
  record Unreadable(IOException trouble) implements Look {}

  /// Something in the files was not understood.
  record Refused(InvalidPlanException problems) implements Look {}

  /// The store will not take what the files say.
  record RefusedByStore(ProposalRefusedException refusal) implements Look {}

  /// The files name no endpoint.
  record Empty(PlannedContents contents) implements Look {}

  /// The files say what the last plan of this planner says.
  record NothingNew(PlannedContents contents) implements Look {}

  /// The files have become a plan.
  record Proposed(Plan plan, PlannedContents contents) implements Look {}
}
