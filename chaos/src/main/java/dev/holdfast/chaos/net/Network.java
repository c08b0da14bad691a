package dev.holdfast.chaos.net;

import dev.holdfast.chaos.cluster.Ground;
import dev.holdfast.testing.net.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The network between the nodes of a cluster and its clients, and what stands in its way. This
/// process, with all clients in it, takes part as [#CLIENTS].
public final class Network implements Ground, AutoCloseable {

  public static final String CLIENTS = "clients";

  /// Long enough for whoever is connected to send something, and to be told.
  private static final Duration RESET = Duration.ofMillis(300);

  private final Lab lab;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Loss> losses = new ArrayList<>();
  private final Map<String, Integer> pulled = new HashMap<>();
  private final Map<String, Integer> resets = new HashMap<>();

  /// Something in the way; taken away by closing it. Any number may be at the same place.
  public interface Obstacle extends AutoCloseable {
    @Override
    void close();
  }

  private Network(Lab lab) {
    this.lab = lab;
    numbers.put(CLIENTS, Lab.HERE);
  }

  /// Only for a process in namespaces of its own.
  public static Network here() {
    return new Network(Lab.here());
  }

  @Override
  public String host(String node) {
    return Lab.host(number(node));
  }

  @Override
  public List<String> at(String node, List<String> command) {
    return lab.at(number(node), command);
  }

  /// Pulls a node's cable: it reaches nobody, and nobody reaches it.
  public synchronized Obstacle cut(String node) {
    if (pulled.merge(node, 1, Integer::sum) == 1) {
      lab.cut(number(node));
    }
    return () -> plug(node);
  }

  private synchronized void plug(String node) {
    if (pulled.merge(node, -1, Integer::sum) == 0) {
      lab.join(number(node));
    }
  }

  /// Lets a node's cable carry little.
  ///
  /// @param kilobits a second, either way
  public synchronized Obstacle narrow(String node, int kilobits) {
    lab.limit(number(node), kilobits);
    return () -> lab.unlimited(number(node));
  }

  /// Has connections from one node to a port of another begin anew, over lines on which everything
  /// is late. One such detour at a time.
  ///
  /// @param ports of each node, by its name
  /// @param most how late what is sent is, at the most
  public synchronized Obstacle delay(Map<String, Integer> ports, Duration most)
      throws IOException, InterruptedException {
    List<DelayLine> lines = new ArrayList<>();
    for (String from : ports.keySet()) {
      List<String> rules = new ArrayList<>();
      for (Map.Entry<String, Integer> to : ports.entrySet()) {
        if (!to.getKey().equals(from)) {
          InetSocketAddress far = new InetSocketAddress(host(to.getKey()), to.getValue());
          DelayLine line = new DelayLine(Lab.host(Lab.HERE), Lab.standIn(number(from)), far, most);
          lines.add(line);
          rules.add(
              "ip daddr %s tcp dport %d dnat to %s:%d"
                  .formatted(far.getHostString(), far.getPort(), Lab.host(Lab.HERE), line.port()));
        }
      }
      lab.detour(number(from), rules);
    }
    reset(ports);
    return () -> {
      ports.keySet().forEach(node -> lab.detour(number(node), List.of()));
      lines.forEach(DelayLine::close);
    };
  }

  /// Ends the connections that there are.
  private void reset(Map<String, Integer> ports) throws InterruptedException {
    resets.putAll(ports);
    ports.keySet().forEach(this::filter);
    Thread.sleep(RESET);
    resets.clear();
    ports.keySet().forEach(this::filter);
  }

  /// Loses what goes one way.
  ///
  /// @param percent of the packets; 100 is all
  public synchronized Obstacle lose(String from, String to, int percent) {
    Loss loss = new Loss(addresses(from), to, percent);
    losses.add(loss);
    filter(to);
    return () -> restore(loss);
  }

  private synchronized void restore(Loss loss) {
    losses.remove(loss);
    filter(loss.to());
  }

  /// Its own, and that from which its connections come that take a detour.
  private List<String> addresses(String node) {
    int number = number(node);
    return number == Lab.HERE
        ? List.of(Lab.host(number))
        : List.of(Lab.host(number), Lab.standIn(number));
  }

  private void filter(String node) {
    List<String> rules = new ArrayList<>();
    losses.stream().filter(loss -> loss.to().equals(node)).map(Loss::rule).forEach(rules::add);
    Optional.ofNullable(resets.get(node))
        .map("tcp dport %d ct state established reject with tcp reset"::formatted)
        .ifPresent(rules::add);
    lab.filter(number(node), rules);
  }

  /// A node gets its place when it is first spoken of.
  private synchronized int number(String node) {
    return numbers.computeIfAbsent(node, _ -> add(numbers.size()));
  }

  private int add(int number) {
    try {
      lab.add(number);
      lab.addStandIn(number);
      return number;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public void close() {
    lab.close();
  }
}
