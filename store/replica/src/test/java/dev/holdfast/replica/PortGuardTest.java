package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.replica.codec.SnapshotFormat.PieceRequest;
import dev.holdfast.replica.codec.TermFormat.TermReply;
import dev.holdfast.replica.codec.TermFormat.TermRequest;
import java.nio.file.Path;
import java.util.List;
import org.apache.ratis.proto.RaftProtos.GroupListRequestProto;
import org.apache.ratis.proto.grpc.AdminProtocolServiceGrpc;
import org.apache.ratis.thirdparty.io.grpc.CallOptions;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.StatusRuntimeException;
import org.apache.ratis.thirdparty.io.grpc.netty.NettyChannelBuilder;
import org.apache.ratis.thirdparty.io.grpc.stub.ClientCalls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody changes the log or the membership through the port between nodes.
class PortGuardTest {

  @TempDir static Path folder;
  private static Cluster cluster;
  private static ManagedChannel channel;

  @BeforeAll
  static void start() {
    cluster = Cluster.start(folder, Cluster.LARGE, List.of("n1"));
    channel =
        NettyChannelBuilder.forTarget(RaftSettings.text(cluster.config("n1").address()))
            .usePlaintext()
            .build();
  }

  @AfterAll
  static void stop() {
    channel.shutdownNow();
    cluster.close();
  }

  @Test
  void raftsAdministrationIsNotOffered() {
    AdminProtocolServiceGrpc.AdminProtocolServiceBlockingStub admin =
        AdminProtocolServiceGrpc.newBlockingStub(channel);

    assertThatThrownBy(() -> admin.groupList(GroupListRequestProto.getDefaultInstance()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED))
        .hasMessageContaining("AdminProtocolService is not offered between nodes");
  }

  @Test
  void anotherClustersNodeGetsNoSnapshot() {
    PieceRequest request = PieceRequest.newBuilder().setCluster("another").build();

    assertThatThrownBy(() -> fetch(request))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("this node is of cluster 'test', the caller of 'another'");
  }

  @Test
  void aSnapshotThatIsNotThereIsSaidToBeMissing() {
    PieceRequest request = PieceRequest.newBuilder().setCluster("test").build();

    assertThatThrownBy(() -> fetch(request))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("this node does not have the snapshot asked for");
  }

  @Test
  void anotherClustersNodeIsToldNoTerm() {
    assertThatThrownBy(() -> term("another"))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("this node is of cluster 'test', the caller of 'another'");
  }

  @Test
  void theTermToldIsTheOneTheNodeIsIn() {
    cluster.leader();
    TermReply reply = term("test");

    assertThat(reply.getNode()).isEqualTo("n1");
    assertThat(reply.getTerm()).isEqualTo(cluster.node("n1").standing().term());
  }

  private static TermReply term(String of) {
    return ClientCalls.blockingUnaryCall(
        channel,
        TermService.ASK,
        CallOptions.DEFAULT,
        TermRequest.newBuilder().setCluster(of).build());
  }

  private static void fetch(PieceRequest request) {
    ClientCalls.blockingUnaryCall(channel, SnapshotService.FETCH, CallOptions.DEFAULT, request);
  }
}
