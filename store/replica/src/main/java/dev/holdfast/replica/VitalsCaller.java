package dev.holdfast.replica;

import dev.holdfast.replica.codec.VitalsFormat.Vitals;
import dev.holdfast.replica.codec.VitalsFormat.VitalsRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.ratis.thirdparty.io.grpc.CallOptions;
import org.apache.ratis.thirdparty.io.grpc.ConnectivityState;
import org.apache.ratis.thirdparty.io.grpc.ManagedChannel;
import org.apache.ratis.thirdparty.io.grpc.stub.ClientCalls;

/// Asks other nodes how they are. For one thread.
final class VitalsCaller implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final String cluster;
  private final NodeChannels channels;
  private final Map<String, ManagedChannel> byAddress = new HashMap<>();

  VitalsCaller(ReplicaConfig config) {
    this.cluster = config.cluster();
    this.channels = new NodeChannels(config.tls());
  }

  /// What the nodes tell of themselves, each with its sum at `index`; those that do not answer are
  /// left out.
  ///
  /// @param nodes ids and addresses
  Map<String, Vitals> ask(Map<String, String> nodes, long index) {
    forget(nodes);
    VitalsRequest request = VitalsRequest.newBuilder().setCluster(cluster).setIndex(index).build();
    Map<String, Future<Vitals>> calls = new TreeMap<>();
    nodes.forEach((node, address) -> calls.put(node, call(address, request)));
    Map<String, Vitals> answers = new TreeMap<>();
    calls.forEach((node, call) ->
        answer(call)
            .filter(vitals -> vitals.getNode().equals(node))
            .ifPresent(vitals -> answers.put(node, vitals)));
    return answers;
  }

  private void forget(Map<String, String> nodes) {
    byAddress
        .entrySet()
        .removeIf(known -> {
          boolean gone = !nodes.containsValue(known.getKey());
          if (gone) {
            known.getValue().shutdownNow();
          }
          return gone;
        });
  }

  private Future<Vitals> call(String address, VitalsRequest request) {
    ManagedChannel channel = byAddress.computeIfAbsent(address, it -> channels.to(it).build());
    if (channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE) {
      // gRPC by itself would wait for longer and longer.
      channel.resetConnectBackoff();
    }
    return ClientCalls.futureUnaryCall(
        channel.newCall(
            VitalsService.TELL,
            CallOptions.DEFAULT.withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)),
        request);
  }

  private static Optional<Vitals> answer(Future<Vitals> call) {
    try {
      return Optional.of(call.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException silent) {
      return Optional.empty();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    byAddress.values().forEach(ManagedChannel::shutdownNow);
  }
}
