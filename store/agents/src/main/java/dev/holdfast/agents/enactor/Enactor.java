package dev.holdfast.agents.enactor;

import dev.holdfast.agents.retry.Backoff;
import dev.holdfast.agents.retry.Interruption;
import dev.holdfast.client.HistoryGoneException;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.HoldfastException;
import dev.holdfast.client.Watch;
import dev.holdfast.v1.PlanEvent;
import dev.holdfast.v1.WatchPlansRequest;
import dev.holdfast.v1.WatchPlansResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a pass whenever a plan has been sealed, and now and then without that: an endpoint may
/// have become due because its zone was made or an override granted.
///
/// What it learns from its watch is only that it is time to look; what to do it finds out by
/// looking. So a lost event costs time and nothing else.
public final class Enactor {

  private static final Logger log = LoggerFactory.getLogger(Enactor.class);

  private static final Duration MOMENT = Duration.ofMillis(1);

  private final HoldfastClient client;
  private final EnactorOptions options;
  private final Pass pass;
  private final Backoff backoff = new Backoff();
  private long walked;

  public Enactor(HoldfastClient client, EnactorOptions options, Pace pace) {
    this.client = client;
    this.options = options;
    this.pass = new Pass(new StoredPlans(client), options, pace);
  }

  /// Works until its thread is interrupted.
  public void run() throws InterruptedException {
    while (true) {
      try (Watch<WatchPlansResponse> watch =
          client.plans().watch(WatchPlansRequest.newBuilder().setCurrentFirst(true).build())) {
        work(watch);
      } catch (HistoryGoneException _) {
        // What was missed shows in the plans that are sealed now.
      } catch (HoldfastException trouble) {
        backOff(trouble);
      }
    }
  }

  private void work(Watch<WatchPlansResponse> watch) throws InterruptedException {
    while (!watch.isClosed()) {
      boolean done = tryPass();
      awaitNews(watch, done ? options.recheck() : backoff.next());
    }
  }

  private boolean tryPass() throws InterruptedException {
    try {
      walked = pass.run(walked);
      backoff.reset();
      return true;
    } catch (HoldfastException trouble) {
      Interruption.check();
      log.warn("The pass ended early and will be made again. {}", trouble.getMessage());
      return false;
    }
  }

  /// Returns when a plan has been sealed, or else after `longest`.
  private static void awaitNews(Watch<WatchPlansResponse> watch, Duration longest)
      throws InterruptedException {
    long until = System.nanoTime() + longest.toNanos();
    boolean news = false;
    while (!news && !watch.isClosed() && System.nanoTime() < until) {
      news = isNews(watch.next(Duration.ofNanos(Math.max(1, until - System.nanoTime()))));
    }
    // Plans sealed while a pass was under way are looked at together.
    while (news && watch.next(MOMENT).isPresent()) {}
  }

  private static boolean isNews(Optional<WatchPlansResponse> event) {
    return event.stream()
        .flatMap(response -> response.getEventsList().stream())
        .anyMatch(Enactor::tellsSealedPlan);
  }

  private static boolean tellsSealedPlan(PlanEvent event) {
    return event.getKind() == PlanEvent.Kind.KIND_SEALED
        || event.getKind() == PlanEvent.Kind.KIND_CURRENT;
  }

  private void backOff(HoldfastException trouble) throws InterruptedException {
    Interruption.check();
    Duration pause = backoff.next(trouble.retryAfter());
    log.warn("Cannot watch plans; next try in {} ms. {}", pause.toMillis(), trouble.getMessage());
    Thread.sleep(pause);
  }
}
