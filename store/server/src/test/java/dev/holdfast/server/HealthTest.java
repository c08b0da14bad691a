package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.replica.NotLeaderException;
import dev.holdfast.server.config.NodeConfig;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.BlockingClientCall;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: a node says plainly what it is fit for, and DNS goes on answering for exactly as long as
/// it was configured to.
class HealthTest {

  private static final Duration MAX_AGE = Duration.ofSeconds(60);

  @RegisterExtension
  private final OneNode one =
      new OneNode(config ->
          TestConfigs.with(
              config,
              new NodeConfig.Dns(
                  Optional.of(MAX_AGE), Duration.ofSeconds(60), 1, Optional.empty())));

  private ServingStatus health(String service) {
    return HealthGrpc.newBlockingStub(one.node().channel())
        .check(HealthCheckRequest.newBuilder().setService(service).build())
        .getStatus();
  }

  private void awaitReady() {
    await().until(() -> one.node().get("/readyz").statusCode() == 200);
  }

  @Test
  void a_node_that_has_caught_up_is_ready_and_healthy() {
    awaitReady();

    assertThat(one.node().get("/readyz").body()).isEqualTo("ready\n");
    assertThat(health("")).isEqualTo(ServingStatus.SERVING);
    assertThat(health("linearizable")).isEqualTo(ServingStatus.SERVING);
  }

  @Test
  void a_node_that_lost_its_leader_is_alive_but_not_ready_and_says_why() {
    awaitReady();
    one.replica().loseTheLeader(Duration.ofSeconds(5));

    await().until(() -> one.node().get("/readyz").statusCode() == 503);

    assertThat(one.node().get("/readyz").body()).startsWith("not ready: no leader is known");
    assertThat(one.node().get("/livez").statusCode()).isEqualTo(200);
    assertThat(health("")).isEqualTo(ServingStatus.SERVING);
    assertThat(health("linearizable")).isEqualTo(ServingStatus.NOT_SERVING);
  }

  @Test
  void a_node_is_not_ready_before_it_has_proved_that_it_caught_up() {
    awaitReady();
    one.replica().loseTheLeader(Duration.ofSeconds(5));
    await().until(() -> one.node().get("/readyz").statusCode() == 503);
    one.replica().failConfirmations(new NotLeaderException("not yet"));
    one.replica().lead();

    await().until(() -> one.node().get("/readyz").body().contains("has not caught up"));
  }

  @Test
  void dns_answers_without_a_leader_until_the_configured_age_and_then_fails_rather_than_denies() {
    one.planner().importZone(address("api.example.", "192.0.2.1"));
    awaitReady();
    one.replica().loseTheLeader(MAX_AGE.minusSeconds(1));
    await().until(() -> one.node().get("/readyz").statusCode() == 503);
    assertThat(one.node().dig().values("api.example.", "A")).containsExactly("192.0.2.1");

    one.replica().loseTheLeader(MAX_AGE.plusSeconds(1));

    await().until(() -> one.node().get("/readyz").body().contains("DNS answers SERVFAIL"));
    assertThat(one.node().dig().ask("api.example.", "A").rcode()).isEqualTo("SERVFAIL");
    assertThat(one.node().dig().ask("none.example.", "A").rcode()).isEqualTo("SERVFAIL");
  }

  @Test
  void reflection_lists_the_services() throws Exception {
    BlockingClientCall<ServerReflectionRequest, ServerReflectionResponse> call =
        ServerReflectionGrpc.newBlockingV2Stub(one.node().channel()).serverReflectionInfo();
    call.write(ServerReflectionRequest.newBuilder().setListServices("").build());

    assertThat(call.read().getListServicesResponse().getServiceList())
        .extracting(ServiceResponse::getName)
        .contains(
            "holdfast.v1.ZoneService",
            "holdfast.v1.RecordSetService",
            "holdfast.v1.PlanService",
            "holdfast.v1.CleanUpService",
            "holdfast.v1.OverrideService",
            "holdfast.v1.ClusterService",
            "grpc.health.v1.Health");
    call.halfClose();
  }

  @Test
  void a_page_that_is_not_there_says_which_are() {
    HttpResponse<String> page = one.node().get("/");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).isEqualTo("There are only /livez, /metrics, /readyz\n");
  }

  @Test
  void pages_can_only_be_read() {
    assertThat(one.node().request("POST", "/livez").statusCode()).isEqualTo(405);
    assertThat(one.node().request("HEAD", "/livez").statusCode()).isEqualTo(200);
  }
}
