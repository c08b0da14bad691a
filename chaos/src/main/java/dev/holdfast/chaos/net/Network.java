package dev.holdfast.chaos.net;

import dev.holdfast.chaos.cluster.Ground;
import dev.holdfast.testing.net.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The network between the nodes of a cluster and its clients, and what stands in its way. This
/// process, with all clients in it, takes part as [#CLIENTS].
public final class Network implements Ground, AutoCloseable {

  public static final String CLIENTS = "clients";

  private final Lab lab;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Loss> losses = new ArrayList<>();
  private final Map<String, Integer> pulled = new HashMap<>();

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

  /// Loses what goes one way.
  ///
  /// @param percent of the packets; 100 is all
  public synchronized Obstacle lose(String from, String to, int percent) {
    Loss loss = new Loss(host(from), to, percent);
    losses.add(loss);
    filter(to);
    return () -> restore(loss);
  }

  private synchronized void restore(Loss loss) {
    losses.remove(loss);
    filter(loss.to());
  }

  private void filter(String node) {
    lab.filter(
        number(node),
        losses.stream().filter(loss -> loss.to().equals(node)).map(Loss::rule).toList());
  }

  /// A node gets its place when it is first spoken of.
  private synchronized int number(String node) {
    return numbers.computeIfAbsent(node, _ -> add(numbers.size()));
  }

  private int add(int number) {
    try {
      lab.add(number);
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
