package dev.holdfast.agents.planner;

import dev.holdfast.agents.planfile.PlannedContents;
import dev.holdfast.record.Digest;
import dev.holdfast.v1.Plan;
import java.io.IOException;
import java.util.Optional;

/// What a planner needs of the store.
public interface Proposals {

  /// What is read once the generation has been drawn.
  interface Source {
    PlannedContents read() throws IOException;
  }

  /// The digest of the newest plan this planner has sealed, if the store knows one. It outlives
  /// clean-up, and the planner's own restarts.
  Optional<Digest> lastSealed();

  /// Draws a generation, reads the source, and stages and seals what it says.
  ///
  /// @throws ProposalRefusedException if the store will not take it, now or later
  Plan propose(String reason, Source source) throws IOException;
}
