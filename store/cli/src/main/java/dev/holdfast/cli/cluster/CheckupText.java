package dev.holdfast.cli.cluster;

import dev.holdfast.v1.Alarm;
import dev.holdfast.v1.StatusResponse;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What nodes say of their room and their copies; nothing where all is well.
final class CheckupText {

  private CheckupText() {}

  static String of(List<StatusResponse> answers) {
    return alarms(answers) + differing(answers);
  }

  /// Each alarm once, though every node tells those of all.
  private static String alarms(List<StatusResponse> answers) {
    TreeMap<String, String> messages = new TreeMap<>();
    for (StatusResponse answer : answers) {
      for (Alarm alarm : answer.getAlarmsList()) {
        messages.putIfAbsent(alarm.getRule() + " " + alarm.getNodeId(), alarm.getMessage());
      }
    }
    if (messages.isEmpty()) {
      return "";
    }
    return messages.values().stream().map("ALARM: %s%n"::formatted).collect(Collectors.joining())
        + "Nothing that adds to the store is taken meanwhile; deletions, roll-back, reads and DNS go on.%n%n"
            .formatted();
  }

  private static String differing(List<StatusResponse> answers) {
    String nodes =
        answers.stream()
            .flatMap(status -> status.getDifferingNodeIdsList().stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return nodes.isEmpty()
        ? ""
        : "COPIES OF THE STORE DIFFER at %s; see 'A copy that differs' in docs/operating.md.%n%n"
            .formatted(nodes);
  }
}
