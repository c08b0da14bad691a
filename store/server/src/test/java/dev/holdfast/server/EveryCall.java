package dev.holdfast.server;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.holdfast.access.Role;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// One call of each method there is: a request that gets past every check but that of access, the
/// least role it takes, and where.
///
/// @param request as text
/// @param role absent where it takes none
record EveryCall(String method, String request, Optional<Role> role, Where where) {

  /// Where the role has to count for this request.
  enum Where {
    /// At names in the zone of the test.
    ZONE,
    /// Over the whole store.
    STORE,
    /// Anywhere at all.
    ANYWHERE
  }

  /// Looked for once: it takes a look at every class of the contract.
  private static final Map<String, MethodDescriptor<?, ?>> CONTRACT = readContract();

  private static final String NAMES = "names: 'api.example.'";
  private static final String SOA =
      "soa { primary_name_server: 'ns1.example.' responsible_mailbox: 'admin.example.' refresh_seconds: 3600"
          + " retry_seconds: 600 expire_seconds: 86400 minimum_seconds: 60 ttl_seconds: 60 }";

  private static EveryCall of(String method, Role role, Where where, String request) {
    return new EveryCall(method, request, Optional.of(role), where);
  }

  /// All of them. Plan 1 is sealed and says something of `api.example.`, plan 2 is open and empty.
  static List<EveryCall> all() {
    return List.of(
        of("ZoneService/CreateZone", Role.OPERATOR, Where.ZONE, "name: 'example.' " + SOA),
        of(
            "ZoneService/ImportZone",
            Role.OPERATOR,
            Where.ZONE,
            "zone: 'example.' generation: 1 " + SOA),
        of("ZoneService/GetZone", Role.READER, Where.ZONE, "name: 'example.'"),
        of("ZoneService/ListZones", Role.READER, Where.STORE, ""),
        of("ZoneService/DeleteZone", Role.OPERATOR, Where.ZONE, "name: 'example.'"),
        of(
            "ZoneService/SetHistoryLimit",
            Role.OPERATOR,
            Where.ZONE,
            "zone: 'example.' contents: 5"),
        of("ZoneService/ExportZone", Role.READER, Where.ZONE, "name: 'example.'"),
        of("RecordSetService/GetRecordSets", Role.READER, Where.ZONE, NAMES),
        of(
            "RecordSetService/ListRecordSets",
            Role.READER,
            Where.ZONE,
            "selection { zone: 'example.' }"),
        of("RecordSetService/GetHistory", Role.READER, Where.ZONE, "name: 'api.example.'"),
        of(
            "RecordSetService/PutRecordSets",
            Role.OPERATOR,
            Where.ZONE,
            "record_sets { name: 'api.example.' type: 'A' ttl_seconds: 60 values: '192.0.2.1' }"),
        of(
            "RecordSetService/DeleteRecordSets",
            Role.OPERATOR,
            Where.ZONE,
            "keys { name: 'api.example.' type: 'AAAA' }"),
        of(
            "RecordSetService/WatchRecordSets",
            Role.READER,
            Where.ZONE,
            "selection { zone: 'example.' } current_first: true"),
        of("PlanService/OpenPlan", Role.PLANNER, Where.ANYWHERE, ""),
        of(
            "PlanService/StageRecordSets",
            Role.PLANNER,
            Where.ZONE,
            "generation: 2 endpoints { name: 'api.example.' record_sets { type: 'A' ttl_seconds: 60 values: '192.0.2.1' } }"),
        of(
            "PlanService/SealPlan",
            Role.PLANNER,
            Where.ZONE,
            "generation: 1 digest: '12345678901234567890123456789012' endpoint_count: 7"),
        of("PlanService/GetPlan", Role.READER, Where.ZONE, "generation: 1"),
        of("PlanService/ListPlans", Role.READER, Where.ANYWHERE, ""),
        of("PlanService/DiffPlan", Role.READER, Where.ZONE, "generation: 1"),
        of("PlanService/EnactPlan", Role.ENACTOR, Where.ZONE, "generation: 1 all_endpoints: true"),
        of(
            "PlanService/RollBack",
            Role.OPERATOR,
            Where.ZONE,
            "endpoints: 'api.example.' to_generation: 99"),
        of("PlanService/WatchPlans", Role.READER, Where.ANYWHERE, "current_first: true"),
        of("CleanUpService/CleanUp", Role.ENACTOR, Where.STORE, "keep_newest: 100"),
        of(
            "OverrideService/GrantOverride",
            Role.OPERATOR,
            Where.ZONE,
            "header { reason: 'test' } rules: 'never-empty' endpoints: 'api.example.' expires_in { seconds: 60 }"),
        of("OverrideService/ListOverrides", Role.READER, Where.STORE, ""),
        of("OverrideService/RevokeOverride", Role.OPERATOR, Where.ANYWHERE, "id: 999"),
        of(
            "FreezeService/Freeze",
            Role.OPERATOR,
            Where.ZONE,
            "header { reason: 'test' } endpoints: 'api.example.'"),
        of("FreezeService/Unfreeze", Role.OPERATOR, Where.ZONE, "endpoints: 'api.example.'"),
        of("FreezeService/ListFreezes", Role.READER, Where.STORE, ""),
        of("GuardService/SetGuards", Role.OPERATOR, Where.ZONE, "zone: 'example.' settings {}"),
        of("GuardService/GetGuards", Role.READER, Where.ZONE, "name: 'api.example.'"),
        of("GuardService/ListGuards", Role.READER, Where.ZONE, "zone: 'example.'"),
        of(
            "TargetService/ClaimEnactment",
            Role.ENACTOR,
            Where.ANYWHERE,
            "target: 'edge' generation: 1 valid_for { seconds: 60 }"),
        of(
            "TargetService/ReportEnactment",
            Role.ENACTOR,
            Where.ZONE,
            "target: 'edge' generation: 1 endpoints: 'api.example.'"),
        of("TargetService/ForgetTarget", Role.OPERATOR, Where.STORE, "target: 'none'"),
        of("TargetService/ListTargets", Role.READER, Where.STORE, ""),
        of("TargetService/ListHeldEndpoints", Role.READER, Where.STORE, "target: 'edge'"),
        of("AuditService/StreamAudit", Role.READER, Where.STORE, ""),
        of("BackupService/SaveBackup", Role.ADMIN, Where.STORE, ""),
        of(
            "RecordSetService/Transact",
            Role.OPERATOR,
            Where.ZONE,
            "then { put { name: 'api.example.' type: 'A' ttl_seconds: 60 values: '192.0.2.1' } }"),
        of("OutcomeService/GetOutcome", Role.READER, Where.ANYWHERE, "request_id: 'one'"),
        of("AccessService/EnableAccess", Role.ADMIN, Where.STORE, ""),
        of(
            "AccessService/GrantRole",
            Role.ADMIN,
            Where.ZONE,
            "principal: 'p' role: ACCESS_ROLE_READER scope { zone: 'example.' }"),
        of(
            "AccessService/RevokeRole",
            Role.ADMIN,
            Where.ZONE,
            "principal: 'p' role: ACCESS_ROLE_PLANNER scope { zone: 'example.' }"),
        of("AccessService/ListRoles", Role.READER, Where.STORE, ""),
        of(
            "AccessService/AddToken",
            Role.ADMIN,
            Where.STORE,
            "token_id: 't1' principal: 'p' secret_sha256: '12345678901234567890123456789012'"),
        of("AccessService/RevokeToken", Role.ADMIN, Where.STORE, "token_id: 't2'"),
        of("AccessService/ListTokens", Role.READER, Where.STORE, ""),
        of("MembershipService/GetMembership", Role.READER, Where.ANYWHERE, ""),
        of("MembershipService/AddMember", Role.ADMIN, Where.STORE, ""),
        of("MembershipService/PromoteMember", Role.ADMIN, Where.STORE, ""),
        of("MembershipService/RemoveMember", Role.ADMIN, Where.STORE, ""),
        of("MembershipService/TransferLeadership", Role.ADMIN, Where.STORE, ""),
        of("ClusterService/Status", Role.READER, Where.ANYWHERE, ""),
        // Last, so that nothing is tried after an admin has carried it out.
        of("AccessService/DisableAccess", Role.ADMIN, Where.STORE, ""));
  }

  /// Methods that are for nodes, or for everybody.
  static List<String> apart() {
    return List.of(
        "holdfast.v1.ClusterService/Confirm",
        "holdfast.v1.SessionService/Exchange",
        "grpc.health.v1.Health/Check",
        "grpc.health.v1.Health/Watch");
  }

  String fullName() {
    return "holdfast.v1." + method;
  }

  /// Every method of the contract, by full name, as its generated code has them.
  static Map<String, MethodDescriptor<?, ?>> contract() {
    return CONTRACT;
  }

  private static Map<String, MethodDescriptor<?, ?>> readContract() {
    Map<String, MethodDescriptor<?, ?>> all = new TreeMap<>();
    for (ServiceDescriptor service : Contract.services()) {
      service.getMethods().forEach(method -> all.put(method.getFullMethodName(), method));
    }
    return Collections.unmodifiableMap(all);
  }

  /// How the call ends, or that it does not: OK once it has brought an answer.
  Status.Code make(Channel channel) {
    MethodDescriptor<?, ?> method = contract().get(fullName());
    return make(channel, method, request);
  }

  static <Q, R> Status.Code make(Channel channel, MethodDescriptor<Q, R> method, String text) {
    Q request = request(method, text);
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS);
    try {
      switch (method.getType()) {
        case UNARY -> ClientCalls.blockingUnaryCall(channel, method, options, request);
        case SERVER_STREAMING -> {
          var call = ClientCalls.blockingV2ServerStreamingCall(channel, method, options, request);
          call.read();
          call.cancel("seen", null);
        }
        case CLIENT_STREAMING, BIDI_STREAMING -> {
          var call = ClientCalls.blockingBidiStreamingCall(channel, method, options);
          call.write(request);
          call.halfClose();
          call.read();
        }
        case UNKNOWN -> throw new IllegalStateException(method.getFullMethodName());
      }
      return Status.Code.OK;
    } catch (StatusRuntimeException ended) {
      return ended.getStatus().getCode();
    } catch (Exception failed) {
      return Status.fromThrowable(failed).getCode();
    }
  }

  /// A method's own request.
  @SuppressWarnings("unchecked")
  static <Q> Q request(MethodDescriptor<Q, ?> method, String text) {
    try {
      Message.Builder builder =
          ((Message)
                  ((MethodDescriptor.PrototypeMarshaller<Q>) method.getRequestMarshaller())
                      .getMessagePrototype())
              .newBuilderForType();
      TextFormat.merge(text, builder);
      return (Q) builder.build();
    } catch (TextFormat.ParseException wrong) {
      throw new IllegalStateException(method.getFullMethodName() + ": " + text, wrong);
    }
  }
}
