package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.ClusterServiceGrpc;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StatusResponse;
import io.grpc.StatusRuntimeException;
import java.util.List;

/// Calls of the cluster service.
public final class ClusterClient {

  private final Calls calls;

  ClusterClient(Calls calls) {
    this.calls = calls;
  }

  /// The cluster as some node sees it.
  public StatusResponse status(StatusRequest request) {
    StatusResponse status = calls.read(ClusterServiceGrpc.getStatusMethod(), request);
    calls.nodes().learn(status);
    return status;
  }

  /// The cluster as the node at `address` sees it; asked once. Where the hash of the state is asked
  /// for, which takes seconds for a million endpoints, the node has the whole deadline.
  public NodeReport report(String address, StatusRequest request) {
    ClientOptions options = calls.options();
    try {
      StatusResponse status =
          calls
              .nodes()
              .at(address)
              .call(
                  ClusterServiceGrpc.getStatusMethod(),
                  request,
                  request.getWithStateHash() ? options.deadline() : options.tryTimeout());
      calls.nodes().learn(status);
      return new NodeReport.Answered(address, status);
    } catch (StatusRuntimeException thrown) {
      return new NodeReport.Silent(address, Failure.of(thrown).message());
    }
  }

  /// The cluster as each node sees it: the nodes this client was given, and those it was told of.
  public List<NodeReport> reports(StatusRequest request) {
    calls.nodes().leaderOrCurrent();
    return calls.nodes().addresses().parallelStream()
        .map(address -> report(address, request))
        .toList();
  }
}
