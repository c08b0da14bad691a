package dev.holdfast.server;

import io.grpc.BindableService;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the node twice a second, and tells gRPC's health service what it saw: the node as a
/// whole serves as long as it runs, `linearizable` only while it is ready.
final class LookOut implements AutoCloseable {

  static final String LINEARIZABLE = "linearizable";

  private static final Logger log = LoggerFactory.getLogger(LookOut.class);
  private static final long INTERVAL_MILLIS = 500;

  private final Fitness fitness;
  private final HealthStatusManager health = new HealthStatusManager();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("look-out").factory());

  LookOut(Fitness fitness) {
    this.fitness = fitness;
  }

  BindableService healthService() {
    return health.getHealthService();
  }

  void begin() {
    health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
    look();
    thread.scheduleWithFixedDelay(
        this::look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      List<String> before = fitness.obstacles();
      fitness.look();
      tell(before, fitness.obstacles());
      health.setStatus(
          LINEARIZABLE,
          fitness.obstacles().isEmpty() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
    } catch (RuntimeException failed) {
      // An exception would end the looking for good, and what was seen last would stand for ever.
      log.error("Looking at the node failed", failed);
      health.setStatus(LINEARIZABLE, ServingStatus.NOT_SERVING);
    }
  }

  private static void tell(List<String> before, List<String> now) {
    if (now.isEmpty() && !before.isEmpty()) {
      log.info("The node is ready");
    } else if (!now.isEmpty() && before.isEmpty()) {
      log.warn("The node is not ready any more: {}", String.join("; ", now));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    health.enterTerminalState();
  }
}
