package dev.holdfast.agents.planner;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.InvalidInputException;
import dev.holdfast.client.OverLimitException;
import dev.holdfast.client.RefusedException;
import dev.holdfast.client.ThrottledException;
import dev.holdfast.record.Digest;
import dev.holdfast.v1.ListPlansRequest;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlanState;
import dev.holdfast.v1.PlannedEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// [Proposals] to a cluster.
///
/// @param caller the name the client calls under, by which a planner knows its own plans
public record StoredProposals(HoldfastClient client, String caller) implements Proposals {

  @Override
  public Optional<Digest> lastSealed() {
    ListPlansRequest request =
        ListPlansRequest.newBuilder()
            .addStates(PlanState.PLAN_STATE_SEALED)
            .addStates(PlanState.PLAN_STATE_CLEANED)
            .build();
    return client
        .plans()
        .list(request)
        .filter(plan -> plan.getAuthor().equals(caller) && plan.hasSealedAt())
        .findFirst()
        .map(plan -> Digest.of(plan.getDigest().toByteArray()));
  }

  @Override
  public Plan propose(String reason, Source source) throws IOException {
    try {
      return client.plans().submit(reason, () -> read(source));
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    } catch (RefusedException | InvalidInputException refused) {
      throw new ProposalRefusedException(refused.getMessage());
    } catch (ThrottledException | OverLimitException full) {
      if (full.retryAfter().isPresent()) {
        throw full;
      }
      throw new ProposalRefusedException(full.getMessage());
    }
  }

  private static Iterable<PlannedEndpoint> read(Source source) {
    try {
      return source.read().messages();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
