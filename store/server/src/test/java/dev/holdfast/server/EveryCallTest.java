package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.client.Credentials;
import dev.holdfast.contract.BearerToken;
import dev.holdfast.contract.CallMetadata;
import dev.holdfast.contract.Failure;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Request;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.service.Services;
import dev.holdfast.v1.CarriedResult;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.WatchRecordSetsRequest;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: with access enabled, every call does for every role exactly what its role allows, in its
/// scope and nowhere else, and whoever proves nothing gets nothing.
class EveryCallTest {

  private static final MethodDescriptor<GetRecordSetsRequest, GetRecordSetsResponse> READ =
      RecordSetServiceGrpc.getGetRecordSetsMethod();
  private static final GetRecordSetsRequest ONE_NAME =
      GetRecordSetsRequest.newBuilder().addNames("api.example.").build();
  private static final MethodDescriptor<PutRecordSetsRequest, PutRecordSetsResponse> PUT =
      RecordSetServiceGrpc.getPutRecordSetsMethod();
  private static final PutRecordSetsRequest ONE_ADDRESS =
      PutRecordSetsRequest.newBuilder()
          .addRecordSets(set("api.example.", "A", "192.0.2.1"))
          .build();

  private static final TestCertificates CERTIFICATES = TestCertificates.create();
  private static final Scope ELSEWHERE = new Scope.OneZone(DomainName.of("elsewhere."));
  private static final Scope ZONE = new Scope.OneZone(DomainName.of("example."));

  @RegisterExtension private final OneNode one = new OneNode(CERTIFICATES::protect);

  @BeforeEach
  void accessIsEnabled() {
    Planner planner = one.planner();
    planner.importZone(address("api.example.", "192.0.2.1"));
    planner.open();
    grant("root", Role.ADMIN, Scope.STORE);
    change("root", new Command.EnableAccess());
  }

  private void change(String caller, Command command) {
    one.replica().submit(Request.of(caller, command)).join();
  }

  private void grant(String name, Role role, Scope scope) {
    change("root", new Command.GrantRole(new Grant(new Principal(name), role, scope)));
  }

  private void revoke(String name, Role role, Scope scope) {
    change("root", new Command.RevokeRole(new Grant(new Principal(name), role, scope)));
  }

  @Test
  void every_method_of_the_contract_is_in_both_tables() {
    Set<String> tried = new HashSet<>(EveryCall.apart());
    EveryCall.all().forEach(call -> tried.add(call.fullName()));

    assertThat(tried).containsAll(EveryCall.contract().keySet());
    assertThat(Services.needs().keySet()).containsAll(EveryCall.contract().keySet());
  }

  @Test
  void every_call_is_allowed_to_the_roles_that_include_what_it_takes_and_denied_to_all_others() {
    List<String> wrong = new ArrayList<>();
    for (Role role : Role.values()) {
      for (Scope scope : List.of(Scope.STORE, ZONE, ELSEWHERE)) {
        String name = "%s-%s".formatted(role, scope.toString().replaceAll("[^a-z]+", "-"));
        change("root", new Command.EnableAccess());
        grant(name, role, scope);
        try (RunningNode.Connection connection = one.node().connectAs(name)) {
          for (EveryCall call : EveryCall.all()) {
            boolean allowed = role.includes(call.role().orElseThrow()) && counts(scope, call);
            Status.Code code = call.make(connection.channel());
            if (allowed == (code == Status.Code.PERMISSION_DENIED)) {
              wrong.add("%s as %s: %s".formatted(call.method(), name, code));
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean counts(Scope scope, EveryCall call) {
    return switch (call.where()) {
      case ANYWHERE -> true;
      case ZONE -> !scope.equals(ELSEWHERE);
      case STORE -> scope.equals(Scope.STORE);
    };
  }

  @Test
  void a_caller_without_a_role_is_denied_every_call_and_told_what_is_missing() {
    try (RunningNode.Connection nobody = one.node().connectAs("nobody")) {
      for (EveryCall call : EveryCall.all()) {
        assertThat(call.make(nobody.channel()))
            .as(call.method())
            .isEqualTo(Status.Code.PERMISSION_DENIED);
      }
      Failure.NotPermitted denied =
          Failures.of(
              Failure.NotPermitted.class,
              () ->
                  dev.holdfast.v1.ClusterServiceGrpc.newBlockingStub(nobody.channel())
                      .status(StatusRequest.getDefaultInstance()));
      assertThat(denied.refusals().getFirst().getRule()).isEqualTo("not-permitted");
      assertThat(denied.message()).contains("nobody", "role reader over any scope", "no role");
    }
  }

  @Test
  void a_stranger_learns_whether_the_node_serves_and_nothing_else() {
    ManagedChannel stranger = one.node().channelWith(Credentials.of(CERTIFICATES.nobody()));
    try {
      EveryCall.contract()
          .forEach((name, method) ->
              assertThat(EveryCall.make(stranger, method, ""))
                  .as(name)
                  .isEqualTo(Status.Code.UNAUTHENTICATED));
      assertThat(EveryCall.make(stranger, io.grpc.health.v1.HealthGrpc.getCheckMethod(), ""))
          .isEqualTo(Status.Code.OK);
      assertThat(
              EveryCall.make(
                  stranger,
                  io.grpc.reflection.v1.ServerReflectionGrpc.getServerReflectionInfoMethod(),
                  "list_services: ''"))
          .isEqualTo(Status.Code.UNAUTHENTICATED);
    } finally {
      stranger.shutdownNow();
    }
  }

  @Test
  void calls_between_nodes_are_for_nodes() {
    grant("planner", Role.ADMIN, Scope.STORE);
    var confirm = EveryCall.contract().get("holdfast.v1.ClusterService/Confirm");
    try (RunningNode.Connection planner = one.node().connectAs("planner")) {
      assertThat(EveryCall.make(planner.channel(), confirm, ""))
          .isEqualTo(Status.Code.UNAUTHENTICATED);
    }
    ManagedChannel node = one.node().channelWith(Credentials.of(CERTIFICATES.node("test", "n9")));
    assertThat(EveryCall.make(node, confirm, "")).isEqualTo(Status.Code.OK);
    node.shutdownNow();
  }

  @Test
  void a_token_stands_for_its_principal_until_it_is_revoked() {
    BearerToken token = BearerToken.fresh("night-shift");
    grant("ada", Role.READER, Scope.STORE);
    change(
        "root",
        new Command.AddToken(
            token.id(), new Principal("ada"), Digest.of(token.secretDigest()), Optional.empty()));
    Credentials shown = Credentials.of(CERTIFICATES.nobody()).withToken(token.text());
    ManagedChannel channel = one.node().channelWith(shown);
    ManagedChannel forger =
        one.node()
            .channelWith(
                Credentials.of(CERTIFICATES.nobody())
                    .withToken(BearerToken.fresh(token.id()).text()));
    try {
      EveryCall status = call("ClusterService/Status");
      assertThat(status.make(channel)).isEqualTo(Status.Code.OK);
      assertThat(status.make(forger)).isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(call("CleanUpService/CleanUp").make(channel))
          .isEqualTo(Status.Code.PERMISSION_DENIED);

      change("root", new Command.RevokeToken(token.id()));

      assertThat(status.make(channel)).isEqualTo(Status.Code.UNAUTHENTICATED);
    } finally {
      channel.shutdownNow();
      forger.shutdownNow();
    }
  }

  @Test
  void each_call_that_a_stream_carries_is_asked_for_its_own_right() {
    BearerToken token = BearerToken.fresh("many-calls");
    grant("ada", Role.READER, Scope.STORE);
    change(
        "root",
        new Command.AddToken(
            token.id(), new Principal("ada"), Digest.of(token.secretDigest()), Optional.empty()));
    ManagedChannel channel =
        one.node().channelWith(Credentials.of(CERTIFICATES.nobody()).withToken(token.text()));
    ManagedChannel stranger = one.node().channelWith(Credentials.of(CERTIFICATES.nobody()));
    try {
      Carrier carrier = new Carrier(channel);
      assertThat(status(carrier.call(READ, ONE_NAME))).isEqualTo(Status.Code.OK);
      assertThat(status(carrier.call(PUT, ONE_ADDRESS))).isEqualTo(Status.Code.PERMISSION_DENIED);
      assertThat(status(new Carrier(stranger).call(READ, ONE_NAME)))
          .isEqualTo(Status.Code.UNAUTHENTICATED);

      change("root", new Command.RevokeToken(token.id()));

      assertThat(status(carrier.call(READ, ONE_NAME))).isEqualTo(Status.Code.UNAUTHENTICATED);
    } finally {
      channel.shutdownNow();
      stranger.shutdownNow();
    }
  }

  private static Status.Code status(CompletableFuture<CarriedResult> result) {
    return Status.fromCodeValue(result.join().getStatus().getCode()).getCode();
  }

  private static EveryCall call(String method) {
    return EveryCall.all().stream()
        .filter(call -> call.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_certificate_says_who_calls_whatever_the_call_says() {
    grant("ada", Role.READER, Scope.STORE);
    Metadata claim = new Metadata();
    claim.put(CallMetadata.CALLER, "root");
    claim.put(CallMetadata.FORWARDED_BY, "n1");
    try (RunningNode.Connection ada = one.node().connectAs("ada")) {
      Channel claiming =
          ClientInterceptors.intercept(
              ada.channel(), MetadataUtils.newAttachHeadersInterceptor(claim));
      assertThat(call("CleanUpService/CleanUp").make(claiming))
          .isEqualTo(Status.Code.PERMISSION_DENIED);
    }
  }

  @Test
  void a_watch_ends_when_its_right_is_revoked() throws Exception {
    grant("ada", Role.READER, Scope.STORE);
    grant("ops", Role.OPERATOR, Scope.STORE);
    try (RunningNode.Connection ada = one.node().connectAs("ada");
        RunningNode.Connection ops = one.node().connectAs("ops")) {
      var watch =
          RecordSetServiceGrpc.newBlockingV2Stub(ada.channel())
              .watchRecordSets(
                  WatchRecordSetsRequest.newBuilder()
                      .setSelection(Selection.newBuilder().setZone("example."))
                      .setCurrentFirst(true)
                      .build());
      assertThat(watch.read()).isNotNull();

      revoke("ada", Role.READER, Scope.STORE);
      call("RecordSetService/PutRecordSets").make(ops.channel());

      await()
          .until(() -> {
            try {
              return watch.read() == null;
            } catch (io.grpc.StatusException ended) {
              return ended.getStatus().getCode() == Status.Code.PERMISSION_DENIED;
            }
          });
    }
  }

  @Test
  void metrics_and_reasons_are_for_those_who_may_ask_for_the_status() {
    grant("tester", Role.READER, ELSEWHERE);
    assertThat(one.node().get("/metrics").statusCode()).isEqualTo(200);

    revoke("tester", Role.READER, ELSEWHERE);

    assertThat(one.node().get("/metrics").statusCode()).isEqualTo(401);
    assertThat(one.node().get("/livez").statusCode()).isEqualTo(200);
    assertThat(one.node().get("/readyz").body()).isIn("ready\n", "not ready\n");
  }
}
