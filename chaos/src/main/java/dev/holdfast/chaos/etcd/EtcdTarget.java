package dev.holdfast.chaos.etcd;

import com.google.protobuf.ByteString;
import dev.holdfast.chaos.etcd.api.KVGrpc;
import dev.holdfast.chaos.etcd.api.PutRequest;
import dev.holdfast.chaos.etcd.api.RangeRequest;
import dev.holdfast.chaos.etcd.api.RequestOp;
import dev.holdfast.chaos.etcd.api.TxnRequest;
import dev.holdfast.chaos.load.Result;
import dev.holdfast.chaos.load.Target;
import dev.holdfast.chaos.load.Values;
import dev.holdfast.chaos.load.Work;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// etcd through gRPC's Java stubs, at one of its members.
public final class EtcdTarget implements Target {

  /// What etcd takes in one transaction unless it is told otherwise.
  public static final int OPERATIONS_PER_TRANSACTION = 128;

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final List<ManagedChannel> channels = new ArrayList<>();
  private final Duration deadline;

  /// @param address of the member that is called: best the leader, which saves a hop
  /// @param clients each with a connection of its own
  public EtcdTarget(String address, int clients) {
    this(address, clients, DEADLINE);
  }

  /// @param deadline of each operation
  public EtcdTarget(String address, int clients, Duration deadline) {
    this.deadline = deadline;
    for (int client = 0; client < clients; client++) {
      channels.add(
          Grpc.newChannelBuilder(address, InsecureChannelCredentials.create())
              .disableRetry()
              .build());
    }
  }

  @Override
  public String name() {
    return "etcd";
  }

  @Override
  public void prepare(Values values, int keys) {
    transact(values, keys);
  }

  /// Puts every key, in transactions as large as etcd takes, one after the other.
  public void transact(Values values, int keys) {
    for (int from = 0; from < keys; from += OPERATIONS_PER_TRANSACTION) {
      TxnRequest.Builder transaction = TxnRequest.newBuilder();
      for (int key = from; key < Math.min(keys, from + OPERATIONS_PER_TRANSACTION); key++) {
        transaction.addSuccess(
            RequestOp.newBuilder().setRequestPut(put(key, values.of(key))).build());
      }
      stub(0).txn(transaction.build());
    }
  }

  @Override
  public Result call(Work work, int key, String value) {
    try {
      return switch (work) {
        case WRITE -> {
          stub(key).put(put(key, value));
          yield Result.DONE;
        }
        case READ -> read(key, false);
        case LOCAL_READ -> read(key, true);
      };
    } catch (StatusRuntimeException failed) {
      return failed.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED
              || String.valueOf(failed.getStatus().getDescription()).contains("too many requests")
          ? Result.REFUSED
          : Result.FAILED;
    }
  }

  private Result read(int key, boolean local) {
    RangeRequest request =
        RangeRequest.newBuilder().setKey(key(key)).setSerializable(local).build();
    return stub(key).range(request).getKvsCount() == 1 ? Result.DONE : Result.FAILED;
  }

  private KVGrpc.KVBlockingStub stub(int key) {
    return KVGrpc.newBlockingStub(channels.get(key % channels.size()))
        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static PutRequest put(int key, String value) {
    return PutRequest.newBuilder().setKey(key(key)).setValue(octets(value)).build();
  }

  private static ByteString key(int key) {
    return octets("k%07d.load.example.".formatted(key));
  }

  private static ByteString octets(String text) {
    return ByteString.copyFrom(text, StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
