package dev.holdfast.cli.local;

import dev.holdfast.cli.zone.ZoneImport;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.Credentials;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.dns.zonefile.ZoneFileReader;
import dev.holdfast.v1.ListPlansRequest;
import dev.holdfast.v1.PlanState;
import dev.holdfast.v1.RequestHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What only the first start on a data folder does: bring the example in, and see the first plan go
/// live.
final class FirstStart implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final HoldfastClient client;

  FirstStart(List<String> servers, Credentials credentials) {
    client =
        HoldfastClient.connect(
            servers, ClientOptions.DEFAULT.withCaller("up").withCredentials(credentials));
  }

  void establishRoles() {
    new LocalRoles(client).establish();
  }

  void importExample(Path zoneFile) throws IOException {
    new ZoneImport(client, RequestHeader.getDefaultInstance(), List.of())
        .run(ZoneFileReader.read(zoneFile), "the example zone");
  }

  /// Returns when a plan of the planner is live, or after a while without: its files are the user's
  /// business.
  void awaitFirstPlan() throws InterruptedException {
    long began = System.nanoTime();
    while (!plannersPlanIsLive() && System.nanoTime() - began < PATIENCE.toNanos()) {
      Thread.sleep(GLANCE);
    }
  }

  private boolean plannersPlanIsLive() {
    ListPlansRequest request =
        ListPlansRequest.newBuilder().addStates(PlanState.PLAN_STATE_SEALED).build();
    return client
        .plans()
        .list(request)
        .filter(plan -> plan.getAuthor().equals("planner"))
        .anyMatch(plan ->
            client
                    .plans()
                    .page(
                        dev.holdfast.v1.GetPlanRequest.newBuilder()
                            .setGeneration(plan.getGeneration())
                            .build())
                    .getLiveEndpointCount()
                > 0);
  }

  @Override
  public void close() {
    client.close();
  }
}
