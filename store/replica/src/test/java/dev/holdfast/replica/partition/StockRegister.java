package dev.holdfast.replica.partition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.TransferLeadershipRequest;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/// A value in a state machine of Ratis as it comes, read with its own linearizable reads. Nothing
/// is set that is not needed to run beside the other register.
final class StockRegister implements Register {

  private final ClientId client = ClientId.randomId();
  private final AtomicLong calls = new AtomicLong();
  private final RaftGroup group;
  private final RaftServer server;

  private StockRegister(RaftGroup group, RaftServer server) {
    this.group = group;
    this.server = server;
  }

  /// @param addresses of all nodes by their ids
  static StockRegister start(
      String node, Map<String, String> addresses, Path folder, Duration min, Duration max) {
    List<RaftPeer> peers =
        addresses.entrySet().stream()
            .map(it -> RaftPeer.newBuilder().setId(it.getKey()).setAddress(it.getValue()).build())
            .toList();
    RaftGroup group =
        RaftGroup.valueOf(
            RaftGroupId.valueOf(java.util.UUID.nameUUIDFromBytes(new byte[0])), peers);
    RaftProperties properties = new RaftProperties();
    RaftServerConfigKeys.setStorageDir(properties, List.of(folder.toFile()));
    RaftServerConfigKeys.setStorageFreeSpaceMin(properties, SizeInBytes.valueOf("1MB"));
    RaftServerConfigKeys.Read.setOption(properties, RaftServerConfigKeys.Read.Option.LINEARIZABLE);
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, time(min));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, time(max));
    // The default of 10 s keeps a leader that was cut off from leading again in time for the test.
    RaftServerConfigKeys.LeaderElection.setLeaderStepDownWaitTime(
        properties, TimeDuration.valueOf(1, TimeUnit.SECONDS));
    GrpcConfigKeys.Server.setPort(properties, Integer.parseInt(addresses.get(node).split(":")[1]));
    try {
      RaftServer server =
          RaftServer.newBuilder()
              .setServerId(RaftPeerId.valueOf(node))
              .setGroup(group)
              .setStateMachine(new Machine())
              .setProperties(properties)
              .build();
      server.start();
      return new StockRegister(group, server);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static TimeDuration time(Duration duration) {
    return TimeDuration.valueOf(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean leads() {
    try {
      return server.getDivision(group.getGroupId()).getInfo().isLeaderReady();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public CompletableFuture<?> write(int value) {
    return ask(RaftClientRequest.writeRequestType(), Message.valueOf(octets(value)));
  }

  @Override
  public CompletableFuture<Integer> read() {
    return ask(RaftClientRequest.readRequestType(), Message.EMPTY)
        .thenApply(reply -> value(reply.getMessage().getContent()));
  }

  private CompletableFuture<RaftClientReply> ask(RaftClientRequest.Type type, Message message) {
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(client)
            .setServerId(server.getId())
            .setGroupId(group.getGroupId())
            .setCallId(calls.incrementAndGet())
            .setMessage(message)
            .setType(type)
            .build();
    try {
      return server
          .submitClientRequestAsync(request)
          .thenCompose(reply ->
              reply.isSuccess()
                  ? CompletableFuture.completedFuture(reply)
                  : CompletableFuture.failedFuture(reply.getException()));
    } catch (IOException problem) {
      return CompletableFuture.failedFuture(problem);
    }
  }

  @Override
  public void handOver(String node) {
    try {
      server.transferLeadershipAsync(
          new TransferLeadershipRequest(
              client,
              server.getId(),
              group.getGroupId(),
              calls.incrementAndGet(),
              RaftPeerId.valueOf(node),
              TimeUnit.SECONDS.toMillis(2)));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static ByteString octets(int value) {
    return ByteString.copyFrom(ByteBuffer.allocate(Integer.BYTES).putInt(value).flip());
  }

  private static int value(ByteString octets) {
    return octets.asReadOnlyByteBuffer().getInt();
  }

  private static final class Machine extends BaseStateMachine {
    private volatile int value;

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
      value = value(transaction.getStateMachineLogEntry().getLogData());
      updateLastAppliedTermIndex(
          transaction.getLogEntry().getTerm(), transaction.getLogEntry().getIndex());
      return CompletableFuture.completedFuture(Message.EMPTY);
    }

    @Override
    public CompletableFuture<Message> query(Message request) {
      return CompletableFuture.completedFuture(Message.valueOf(octets(value)));
    }
  }
}
