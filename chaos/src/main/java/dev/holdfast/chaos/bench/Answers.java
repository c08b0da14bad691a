package dev.holdfast.chaos.bench;

import dev.holdfast.chaos.answer.DigSocket;
import dev.holdfast.chaos.answer.Question;
import dev.holdfast.chaos.answer.Question.Family;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.v1.PlannedEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks for every name and family at every node, and demands exactly the planned addresses.
final class Answers {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Answers() {}

  /// @return how many answers were compared
  /// @throws WrongResultException at the first answer that is not as planned
  static long check(List<NodeProcess> nodes, LargeZone zone) {
    Map<Question, Set<InetAddress>> expected = expected(zone.endpoints());
    return nodes.parallelStream().mapToLong(node -> check(node, expected)).sum();
  }

  /// Asks every node for the last name until it answers as planned.
  ///
  /// @return how many nodes do
  /// @throws WrongResultException if one still does not after a long time
  static long await(List<NodeProcess> nodes, LargeZone zone) {
    Map<Question, Set<InetAddress>> last = expected(List.of(zone.endpoints().getLast()));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    return nodes.parallelStream().filter(node -> await(node, last, deadline)).count();
  }

  private static boolean await(
      NodeProcess node, Map<Question, Set<InetAddress>> last, long deadlineNanos) {
    while (true) {
      try {
        return check(node, last) > 0;
      } catch (WrongResultException notYet) {
        if (System.nanoTime() > deadlineNanos) {
          throw notYet;
        }
      }
    }
  }

  private static Map<Question, Set<InetAddress>> expected(List<PlannedEndpoint> endpoints) {
    Map<Question, Set<InetAddress>> expected = new LinkedHashMap<>();
    for (PlannedEndpoint endpoint : endpoints) {
      for (Family family : Family.values()) {
        Set<InetAddress> addresses =
            endpoint.getRecordSetsList().stream()
                .filter(set -> set.getType().equals(family.name()))
                .flatMap(set -> set.getValuesList().stream())
                .map(InetAddress::ofLiteral)
                .collect(Collectors.toSet());
        if (!addresses.isEmpty()) {
          expected.put(new Question(endpoint.getName(), family), addresses);
        }
      }
    }
    return expected;
  }

  private static long check(NodeProcess node, Map<Question, Set<InetAddress>> expected) {
    try (DigSocket dig = new DigSocket(node.dnsAddress(), TIMEOUT)) {
      for (Map.Entry<Question, Set<InetAddress>> each : expected.entrySet()) {
        Set<InetAddress> found = dig.addresses(each.getKey());
        if (!found.equals(each.getValue())) {
          throw new WrongResultException(
              "node %s answers %s %s with %s, not with %s"
                  .formatted(
                      node.id(),
                      each.getKey().name(),
                      each.getKey().family(),
                      found,
                      each.getValue()));
        }
      }
      return expected.size();
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot ask node " + node.id(), problem);
    }
  }
}
