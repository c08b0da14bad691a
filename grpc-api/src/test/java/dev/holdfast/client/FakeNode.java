package dev.holdfast.client;

import dev.holdfast.contract.CallMetadata;
import dev.holdfast.v1.AuditServiceGrpc;
import dev.holdfast.v1.ClusterServiceGrpc;
import dev.holdfast.v1.ExportZoneRequest;
import dev.holdfast.v1.ExportZoneResponse;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.ListRecordSetsRequest;
import dev.holdfast.v1.ListRecordSetsResponse;
import dev.holdfast.v1.Member;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsResponse;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.ResponseHeader;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StatusResponse;
import dev.holdfast.v1.StreamAuditRequest;
import dev.holdfast.v1.StreamAuditResponse;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import dev.holdfast.v1.ZoneServiceGrpc;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/// One node of a [FakeCluster]: a real gRPC server whose behaviour a test can change call by call.
final class FakeNode implements AutoCloseable {

  /// Answers one call. A test replaces it to make the node misbehave.
  interface Behaviour<Q, R> {
    void answer(Q request, StreamObserver<R> caller);
  }

  final String id;
  volatile String lastCaller = "";
  volatile Behaviour<PutRecordSetsRequest, PutRecordSetsResponse> onPut;
  volatile Behaviour<GetRecordSetsRequest, GetRecordSetsResponse> onRead;
  volatile Behaviour<ListRecordSetsRequest, ListRecordSetsResponse> onList;
  volatile Behaviour<WatchRecordSetsRequest, WatchRecordSetsResponse> onWatch;
  volatile Behaviour<StreamAuditRequest, StreamAuditResponse> onAudit;
  volatile Behaviour<ExportZoneRequest, ExportZoneResponse> onExport;
  volatile Behaviour<StatusRequest, StatusResponse> onStatus;

  private final FakeCluster cluster;
  private final Server server;
  private final int port;

  private FakeNode(String id, FakeCluster cluster) {
    this.id = id;
    this.cluster = cluster;
    this.onPut = this::put;
    this.onRead =
        (_, caller) ->
            reply(caller, GetRecordSetsResponse.newBuilder().setHeader(header()).build());
    this.onStatus = (_, caller) -> reply(caller, status());
    try {
      this.server =
          Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
              .addService(new Cluster())
              .addService(new RecordSets())
              .addService(new Zones())
              .addService(new Audit())
              .addService(new FakePlans.Service(this, cluster.plans))
              .intercept(new CallerNoted())
              .build()
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    this.port = server.getPort();
  }

  static FakeNode start(String id, FakeCluster cluster) {
    return new FakeNode(id, cluster);
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  boolean leads() {
    return cluster.leader() == this;
  }

  FakeCluster cluster() {
    return cluster;
  }

  ResponseHeader header() {
    return ResponseHeader.newBuilder()
        .setNodeId(id)
        .setLeaderId(cluster.leader().id)
        .setRevision(cluster.changes())
        .build();
  }

  StatusResponse status() {
    StatusResponse.Builder status =
        StatusResponse.newBuilder()
            .setNodeId(id)
            .setLeaderId(cluster.leader().id)
            .setLeaderAddress(cluster.leader().address());
    cluster.nodes.forEach(node ->
        status.addMembers(Member.newBuilder().setNodeId(node.id).setGrpcAddress(node.address())));
    return status.build();
  }

  void put(PutRecordSetsRequest request, StreamObserver<PutRecordSetsResponse> caller) {
    long revision = cluster.carryOut(request.getHeader().getRequestId());
    reply(
        caller,
        PutRecordSetsResponse.newBuilder()
            .setHeader(header().toBuilder().setRevision(revision))
            .setGeneration(revision)
            .build());
  }

  static <R> void reply(StreamObserver<R> caller, R response) {
    caller.onNext(response);
    caller.onCompleted();
  }

  @Override
  public void close() {
    try {
      server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private final class Cluster extends ClusterServiceGrpc.ClusterServiceImplBase {
    @Override
    public void status(StatusRequest request, StreamObserver<StatusResponse> caller) {
      onStatus.answer(request, caller);
    }
  }

  private final class RecordSets extends RecordSetServiceGrpc.RecordSetServiceImplBase {
    @Override
    public void putRecordSets(
        PutRecordSetsRequest request, StreamObserver<PutRecordSetsResponse> caller) {
      cluster.tries.add(id + " " + request.getHeader().getRequestId());
      onPut.answer(request, caller);
    }

    @Override
    public void getRecordSets(
        GetRecordSetsRequest request, StreamObserver<GetRecordSetsResponse> caller) {
      cluster.tries.add(id + " read");
      onRead.answer(request, caller);
    }

    @Override
    public void listRecordSets(
        ListRecordSetsRequest request, StreamObserver<ListRecordSetsResponse> caller) {
      onList.answer(request, caller);
    }

    @Override
    public void watchRecordSets(
        WatchRecordSetsRequest request, StreamObserver<WatchRecordSetsResponse> caller) {
      onWatch.answer(request, caller);
    }
  }

  private final class Zones extends ZoneServiceGrpc.ZoneServiceImplBase {
    @Override
    public void exportZone(ExportZoneRequest request, StreamObserver<ExportZoneResponse> caller) {
      onExport.answer(request, caller);
    }
  }

  private final class Audit extends AuditServiceGrpc.AuditServiceImplBase {
    @Override
    public void streamAudit(
        StreamAuditRequest request, StreamObserver<StreamAuditResponse> caller) {
      onAudit.answer(request, caller);
    }
  }

  private final class CallerNoted implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata metadata, ServerCallHandler<Q, R> next) {
      lastCaller = metadata.get(CallMetadata.CALLER);
      return next.startCall(call, metadata);
    }
  }
}
