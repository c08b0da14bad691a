package dev.holdfast.client;

import dev.holdfast.v1.CleanUpRequest;
import dev.holdfast.v1.CleanUpResponse;
import dev.holdfast.v1.CleanUpServiceGrpc;
import dev.holdfast.v1.GetOutcomeRequest;
import dev.holdfast.v1.GetOutcomeResponse;
import dev.holdfast.v1.OutcomeServiceGrpc;
import io.grpc.ClientInterceptor;
import java.util.List;

/// A cluster, as one calls it from Java. Finds the leader by itself and follows it when it changes.
///
/// ```java
/// try (var holdfast = HoldfastClient.connect(List.of("10.0.0.1:7201", "10.0.0.2:7201", "10.0.0.3:7201"))) {
///   Plan plan = holdfast.plans().submit("new capacity in eu", this::desiredEndpoints);
///   holdfast.plans().enact(
///       EnactPlanRequest.newBuilder().setGeneration(plan.getGeneration()).setAllEndpoints(true).build());
/// }
/// ```
///
/// Every change is sent under a request id: the one in its header, or a new one, the same for all
/// tries.
public final class HoldfastClient implements AutoCloseable {

  private final Nodes nodes;
  private final Calls calls;

  private HoldfastClient(
      List<String> addresses, ClientOptions options, List<ClientInterceptor> interceptors) {
    this.nodes = new Nodes(addresses, options, interceptors);
    this.calls = new Calls(nodes, options);
  }

  /// A client of the cluster that these nodes belong to. Nothing is sent before the first call.
  ///
  /// @param addresses `host:port` of some nodes, better of all; the others are learned of
  /// @throws IllegalArgumentException if there is none, or one is not of that form
  /// @throws dev.holdfast.tls.UnusableTlsException if files of certificates cannot be used
  public static HoldfastClient connect(List<String> addresses) {
    return connect(addresses, ClientOptions.DEFAULT);
  }

  public static HoldfastClient connect(List<String> addresses, ClientOptions options) {
    return connect(addresses, options, List.of());
  }

  /// As above, with what all calls go through on their way out, such as what traces them.
  public static HoldfastClient connect(
      List<String> addresses, ClientOptions options, List<ClientInterceptor> interceptors) {
    return new HoldfastClient(addresses, options, interceptors);
  }

  public ZoneClient zones() {
    return new ZoneClient(calls);
  }

  public RecordSetClient recordSets() {
    return new RecordSetClient(calls);
  }

  public PlanClient plans() {
    return new PlanClient(calls);
  }

  public OverrideClient overrides() {
    return new OverrideClient(calls);
  }

  public FreezeClient freezes() {
    return new FreezeClient(calls);
  }

  public GuardClient guards() {
    return new GuardClient(calls);
  }

  public TargetClient targets() {
    return new TargetClient(calls);
  }

  public AuditClient audit() {
    return new AuditClient(calls);
  }

  public BackupClient backups() {
    return new BackupClient(calls);
  }

  public ClusterClient cluster() {
    return new ClusterClient(calls);
  }

  public MembershipClient membership() {
    return new MembershipClient(calls);
  }

  public AccessClient access() {
    return new AccessClient(calls);
  }

  /// What became of the change that had this request id, as far as the store knows.
  public GetOutcomeResponse outcome(String requestId) {
    return calls.read(
        OutcomeServiceGrpc.getGetOutcomeMethod(),
        GetOutcomeRequest.newBuilder().setRequestId(requestId).build());
  }

  public CleanUpResponse cleanUp(CleanUpRequest request) {
    return calls.change(CleanUpServiceGrpc.getCleanUpMethod(), request);
  }

  /// Ends all calls and watches, and closes the connections.
  @Override
  public void close() {
    nodes.close();
  }
}
