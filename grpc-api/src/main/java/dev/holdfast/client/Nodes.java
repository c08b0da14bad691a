package dev.holdfast.client;

import dev.holdfast.v1.ClusterServiceGrpc;
import dev.holdfast.v1.Member;
import dev.holdfast.v1.ResponseHeader;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StatusResponse;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The nodes this client knows: those it was given and those it was told of, which of them it is
/// on, and which one leads. All of it is a guess that costs no more than a hop when wrong.
final class Nodes implements AutoCloseable {

  private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(1);
  private static final Pattern ADDRESS = Pattern.compile("\\S+:([0-9]{1,5})");

  /// How long a node that did not serve is not believed to lead, whoever says so: the others may
  /// not have noticed yet, or know it under an address that this client cannot reach.
  private static final Duration SHUNNED = Duration.ofSeconds(5);

  private final Connecting connecting;
  private final CopyOnWriteArrayList<String> addresses;
  private final Map<String, Node> open = new ConcurrentHashMap<>();
  private final Map<String, String> addressById = new ConcurrentHashMap<>();
  private final Map<String, Long> shunnedUntilNanos = new ConcurrentHashMap<>();
  private volatile String current;
  private volatile Optional<String> leader = Optional.empty();

  Nodes(List<String> addresses, ClientOptions options, List<ClientInterceptor> interceptors) {
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("a client needs the address of at least one node");
    }
    addresses.forEach(Nodes::check);
    this.addresses = new CopyOnWriteArrayList<>(addresses);
    this.connecting = new Connecting(options, interceptors);
    addresses.forEach(this::keepTokenPrivate);
    this.current = addresses.getFirst();
  }

  private static void check(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > 0xffff) {
      throw new IllegalArgumentException(
          "'%s' is no address of a node; write it as host:port, as in 10.0.0.1:7201"
              .formatted(address));
    }
  }

  private void keepTokenPrivate(String address) {
    if (!connecting.keepsTokenPrivate(address)) {
      throw new IllegalArgumentException(
          "the connection to %s would not be protected, and a token must not be readable on the way: give the certificate of the cluster's authority, too"
              .formatted(address));
    }
  }

  List<String> addresses() {
    return List.copyOf(addresses);
  }

  Node at(String address) {
    return open.computeIfAbsent(address, this::connect);
  }

  /// Where reads go: the node that served before.
  Node current() {
    return at(current);
  }

  /// Where changes go: the leader, if it is known or some node knows it; otherwise any node, which
  /// passes them on.
  Node leaderOrCurrent() {
    return at(leader.or(this::askForLeader).filter(this::isTrusted).orElse(current));
  }

  private boolean isTrusted(String address) {
    return shunnedUntilNanos.getOrDefault(address, System.nanoTime()) - System.nanoTime() <= 0;
  }

  private Optional<String> askForLeader() {
    for (String address : currentFirst()) {
      try {
        StatusResponse status =
            at(address)
                .call(
                    ClusterServiceGrpc.getStatusMethod(),
                    StatusRequest.getDefaultInstance(),
                    STATUS_TIMEOUT);
        learn(status);
        if (leader.isPresent()) {
          return leader;
        }
      } catch (StatusRuntimeException _) {
        // Whoever does not answer may be the one that is down; the others are still to be asked.
      }
    }
    return Optional.empty();
  }

  private List<String> currentFirst() {
    List<String> order = new ArrayList<>(addresses);
    Collections.rotate(order, -Math.max(0, order.indexOf(current)));
    return order;
  }

  void learn(StatusResponse status) {
    for (Member member : status.getMembersList()) {
      if (isUsable(member.getGrpcAddress())) {
        addressById.put(member.getNodeId(), member.getGrpcAddress());
        addresses.addIfAbsent(member.getGrpcAddress());
      }
    }
    if (isUsable(status.getLeaderAddress())) {
      addresses.addIfAbsent(status.getLeaderAddress());
      leader = Optional.of(status.getLeaderAddress());
    }
  }

  private boolean isUsable(String address) {
    return !address.isEmpty() && connecting.keepsTokenPrivate(address);
  }

  /// Takes the hint of who leads from an answer.
  void learn(ResponseHeader header) {
    if (!header.getLeaderId().isEmpty()) {
      leader = Optional.ofNullable(addressById.get(header.getLeaderId()));
    }
  }

  void served(Node node) {
    shunnedUntilNanos.remove(node.address());
  }

  /// Notes that `node` did not serve: reads go to the next one, and it is not taken for the leader
  /// until someone says so.
  void failed(Node node) {
    shunnedUntilNanos.put(node.address(), System.nanoTime() + SHUNNED.toNanos());
    leader = leader.filter(address -> !address.equals(node.address()));
    leave(node);
    node.channel().resetConnectBackoff();
  }

  /// Has reads go to the next node, if they go to this one.
  void leave(Node node) {
    if (current.equals(node.address())) {
      int next = (addresses.indexOf(current) + 1) % addresses.size();
      current = addresses.get(next);
    }
  }

  private Node connect(String address) {
    ManagedChannel channel = connecting.to(address);
    return connecting.intercepts() ? Node.of(address, channel) : Node.sharing(address, channel);
  }

  @Override
  public void close() {
    connecting.close();
    open.values().forEach(node -> node.channel().shutdownNow());
    try {
      for (Node node : open.values()) {
        node.channel().awaitTermination(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
