package dev.holdfast.server;

import dev.holdfast.replica.Replica;
import dev.holdfast.replica.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands over the lead before a node that leads goes away, so that the others do not have to miss
/// it first. The node still takes calls meanwhile, and passes changes on.
final class HandOver implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HandOver.class);

  private final Replica replica;
  private final Duration timeout;

  /// @param timeout how long it may take; then the node goes all the same
  HandOver(Replica replica, Duration timeout) {
    this.replica = replica;
    this.timeout = timeout;
  }

  @Override
  public void close() {
    if (replica.standing().role() != Standing.Role.LEADER
        || replica.members().configuration().voters().size() < 2) {
      return;
    }
    try {
      String successor =
          replica
              .members()
              .transfer(Optional.empty(), timeout)
              .orTimeout(2 * timeout.toMillis(), TimeUnit.MILLISECONDS)
              .join();
      log.info("Handed the lead to {} before stopping", successor);
    } catch (CompletionException kept) {
      log.info(
          "The lead could not be handed over before stopping; the others will elect a leader: {}",
          kept.getCause().getMessage());
    }
  }
}
