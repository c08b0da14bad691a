package dev.holdfast.server;

import static dev.holdfast.server.BadInput.bad;
import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.holdfast.contract.Failure;
import dev.holdfast.guard.Guards;
import dev.holdfast.v1.CleanUpRequest;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.DeleteRecordSetsRequest;
import dev.holdfast.v1.DiffPlanRequest;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetZoneRequest;
import dev.holdfast.v1.GrantOverrideRequest;
import dev.holdfast.v1.ImportZoneRequest;
import dev.holdfast.v1.ListPlansRequest;
import dev.holdfast.v1.ListRecordSetsRequest;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.Precondition;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.ReadOptions;
import dev.holdfast.v1.RecordSetKey;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.Selection;
import dev.holdfast.v1.Soa;
import dev.holdfast.v1.WatchRecordSetsRequest;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: a request that cannot be read is refused with the field at fault and what is wrong with
/// it, and nothing has happened.
class BadInputTest {

  @RegisterExtension private static final OneNode one = new OneNode();

  @BeforeAll
  static void importZone() {
    one.planner().importZone(address("api.example.", "192.0.2.1"));
  }

  private static BadInput badHeader(String field, String problem, RequestHeader.Builder header) {
    return bad(
        field,
        problem,
        node -> node.plans().openPlan(OpenPlanRequest.newBuilder().setHeader(header).build()));
  }

  static Stream<BadInput> changes() {
    return Stream.of(
        bad(
            "keys[0].type",
            "is unknown",
            node ->
                node.recordSets()
                    .deleteRecordSets(
                        DeleteRecordSetsRequest.newBuilder()
                            .addKeys(
                                RecordSetKey.newBuilder().setName("api.example.").setType("QQ"))
                            .build())),
        bad(
            "preconditions[0]",
            "asks for nothing",
            node ->
                node.recordSets()
                    .putRecordSets(
                        PutRecordSetsRequest.newBuilder()
                            .addRecordSets(set("api.example.", "A", "192.0.2.9"))
                            .addPreconditions(Precondition.newBuilder().setName("api.example."))
                            .build())),
        bad(
            "override_ids",
            "holds 17 overrides",
            node ->
                node.recordSets()
                    .putRecordSets(
                        PutRecordSetsRequest.newBuilder()
                            .addRecordSets(set("api.example.", "A", "192.0.2.9"))
                            .addAllOverrideIds(Collections.nCopies(17, 1L))
                            .build())),
        bad(
            "soa",
            "is missing",
            node ->
                node.zones().createZone(CreateZoneRequest.newBuilder().setName("other.").build())),
        bad(
            "soa.refresh_seconds",
            "is not in 0..2147483647",
            node ->
                node.zones()
                    .createZone(
                        CreateZoneRequest.newBuilder()
                            .setName("other.")
                            .setSoa(Planner.SOA.toBuilder().setRefreshSeconds(-5))
                            .build())),
        bad(
            "soa.primary_name_server",
            "is missing",
            node ->
                node.zones()
                    .createZone(
                        CreateZoneRequest.newBuilder()
                            .setName("other.")
                            .setSoa(Soa.newBuilder().setTtlSeconds(1))
                            .build())),
        bad(
            "apex[0].name",
            "is not the endpoint's name",
            node ->
                node.zones()
                    .createZone(
                        CreateZoneRequest.newBuilder()
                            .setName("other.")
                            .setSoa(Planner.SOA)
                            .addApex(set("www.other.", "NS", "ns1.other."))
                            .build())),
        bad(
            "generation",
            "0 is no generation",
            node ->
                node.zones()
                    .importZone(
                        ImportZoneRequest.newBuilder()
                            .setZone("other.")
                            .setSoa(Planner.SOA)
                            .build())),
        bad(
            "keep_newest",
            "0 is not in 1..",
            node -> node.cleanUp().cleanUp(CleanUpRequest.getDefaultInstance())),
        bad(
            "open_older_than",
            "367 d is not in 0 s to 366 d",
            node ->
                node.cleanUp()
                    .cleanUp(
                        CleanUpRequest.newBuilder()
                            .setKeepNewest(1)
                            .setOpenOlderThan(Duration.newBuilder().setSeconds(367 * 86_400))
                            .build())),
        bad(
            "open_older_than.seconds",
            "is no duration",
            node ->
                node.cleanUp()
                    .cleanUp(
                        CleanUpRequest.newBuilder()
                            .setKeepNewest(1)
                            .setOpenOlderThan(Duration.newBuilder().setSeconds(Long.MIN_VALUE))
                            .build())));
  }

  private static BadInput badLife(
      GrantOverrideRequest good, String problem, Duration.Builder life) {
    return bad(
        "expires_in",
        problem,
        node -> node.overrides().grantOverride(good.toBuilder().setExpiresIn(life).build()));
  }

  private static BadInput badRule(GrantOverrideRequest good, String rule, String problem) {
    return bad(
        "rules[1]",
        problem,
        node -> node.overrides().grantOverride(good.toBuilder().addRules(rule).build()));
  }

  static Stream<BadInput> overrides() {
    GrantOverrideRequest good =
        GrantOverrideRequest.newBuilder()
            .setHeader(RequestHeader.newBuilder().setReason("moving out"))
            .addRules("never-empty")
            .addEndpoints("api.example.")
            .setExpiresIn(Duration.newBuilder().setSeconds(60))
            .build();
    return Stream.of(
        bad(
            "header.reason",
            "is missing",
            node -> node.overrides().grantOverride(good.toBuilder().clearHeader().build())),
        bad(
            "expires_in",
            "no override is for ever",
            node -> node.overrides().grantOverride(good.toBuilder().clearExpiresIn().build())),
        badLife(
            good,
            "0.999999999 s is not in 1 s to 7 d",
            Duration.newBuilder().setNanos(999_999_999)),
        badLife(good, "0 s is not in 1 s to 7 d", Duration.newBuilder()),
        badLife(good, "-60 s is not in 1 s to 7 d", Duration.newBuilder().setSeconds(-60)),
        badLife(good, "8 d is not in 1 s to 7 d", Duration.newBuilder().setSeconds(8 * 86_400)),
        badRule(good, "stale-generation", "is no rule that can be overridden; those are "),
        badRule(good, "cname-alone", "is no rule that can be overridden; those are "),
        badRule(good, "frozen", "is no rule that can be overridden; those are "),
        badRule(good, "*", "is no rule that can be overridden; those are "),
        badRule(good, "nevr-empty", "perhaps 'never-empty' is meant; those are "),
        badRule(good, "Never-Empty", "perhaps 'never-empty' is meant; those are "),
        badRule(good, "x".repeat(100_000), "is no rule that can be overridden; those are "),
        badRule(good, "", String.join(", ", Guards.LIFTABLE)),
        bad(
            "rules",
            "holds 0 rules; it may hold 1 to 16",
            node -> node.overrides().grantOverride(good.toBuilder().clearRules().build())),
        bad(
            "endpoints",
            "holds 0 names",
            node -> node.overrides().grantOverride(good.toBuilder().clearEndpoints().build())),
        bad(
            "uses",
            "1000001 is not in 0..1000000",
            node -> node.overrides().grantOverride(good.toBuilder().setUses(1_000_001).build())));
  }

  static Stream<BadInput> reads() {
    return Stream.of(
        bad(
            "name",
            "is missing",
            node -> node.zones().getZone(GetZoneRequest.getDefaultInstance())),
        bad(
            "names",
            "holds 0 names",
            node -> node.recordSets().getRecordSets(GetRecordSetsRequest.getDefaultInstance())),
        bad(
            "types[0]",
            "is unknown",
            node ->
                node.recordSets()
                    .getRecordSets(
                        GetRecordSetsRequest.newBuilder()
                            .addNames("api.example.")
                            .addTypes("NOPE")
                            .build())),
        bad(
            "read.consistency",
            "no consistency this node knows",
            node ->
                node.zones()
                    .getZone(
                        GetZoneRequest.newBuilder()
                            .setName("example.")
                            .setRead(ReadOptions.newBuilder().setConsistencyValue(9))
                            .build())),
        bad(
            "page.page_token",
            "no token that a node gave",
            node ->
                node.recordSets()
                    .listRecordSets(
                        ListRecordSetsRequest.newBuilder()
                            .setPage(PageRequest.newBuilder().setPageToken("!"))
                            .build())),
        bad(
            "states",
            "a state this node does not know",
            node ->
                node.plans().listPlans(ListPlansRequest.newBuilder().addStatesValue(12).build())),
        bad(
            "generation",
            "0 is no generation",
            node -> node.plans().diffPlan(DiffPlanRequest.getDefaultInstance())),
        bad(
            "selection.under",
            "empty label",
            node ->
                node.recordSets()
                    .listRecordSets(
                        ListRecordSetsRequest.newBuilder()
                            .setSelection(Selection.newBuilder().setUnder("a..example."))
                            .build())),
        bad(
            "current_first",
            "beside after_revision",
            node ->
                node.recordSets()
                    .watchRecordSets(
                        WatchRecordSetsRequest.newBuilder()
                            .setAfterRevision(1)
                            .setCurrentFirst(true)
                            .build())
                    .next()));
  }

  static Stream<BadInput> headers() {
    return Stream.of(
        badHeader(
            "header.request_id",
            "A-Z a-z 0-9 . _ : -",
            RequestHeader.newBuilder().setRequestId("no spaces")),
        badHeader(
            "header.request_id",
            "is not 1 to 64 characters",
            RequestHeader.newBuilder().setRequestId("x".repeat(65))),
        badHeader(
            "header.reason",
            "has 513 characters; the limit is 512",
            RequestHeader.newBuilder().setReason("x".repeat(513))),
        badHeader(
            "header.reason",
            "control character",
            RequestHeader.newBuilder().setReason("one\ntwo")));
  }

  @ParameterizedTest
  @MethodSource({"changes", "overrides", "reads", "headers"})
  void what_is_wrong_is_told_by_its_field_and_nothing_has_happened(BadInput bad) {
    bad.assertRefusedWithoutEffect(one);
  }

  @Test
  void octets_that_are_no_message_are_bad_input_to_every_call() {
    byte[] octets = {7, 1};
    for (MethodDescriptor<?, ?> method : EveryCall.contract().values()) {
      var before = one.replica().applied();

      Status end =
          RawCall.make(
              one.node().channel(), RawCall.raw(method), octets, java.time.Duration.ofSeconds(10));

      assertThat(end.getCode())
          .as(method.getFullMethodName())
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(end.getDescription())
          .contains("request", "is no message of " + method.getFullMethodName());
      assertThat(one.replica().applied()).isSameAs(before);
    }
  }

  @Test
  void a_caller_that_cannot_stand_in_the_record_is_refused() {
    try (RunningNode.Connection shouting = one.node().connectAs("x".repeat(65))) {
      Failure.InvalidInput invalid =
          Failures.of(
              Failure.InvalidInput.class,
              () ->
                  PlanServiceGrpc.newBlockingStub(shouting.channel())
                      .openPlan(OpenPlanRequest.getDefaultInstance()));
      assertThat(invalid.field()).isEqualTo("holdfast-caller");
      assertThat(invalid.problem()).contains("1 to 64 printable ASCII characters");
    }
  }
}
