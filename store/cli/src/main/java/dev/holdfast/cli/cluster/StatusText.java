package dev.holdfast.cli.cluster;

import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.NodeReport;
import dev.holdfast.v1.FreezeInForce;
import dev.holdfast.v1.Member;
import dev.holdfast.v1.StatusResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What nodes say of themselves, as a table, and under it what the cluster holds.
final class StatusText {

  private StatusText() {}

  static String of(List<NodeReport> reports, boolean hash) {
    List<StatusResponse> answers =
        reports.stream()
            .filter(NodeReport.Answered.class::isInstance)
            .map(report -> ((NodeReport.Answered) report).status())
            .toList();
    Table table =
        Table.of(
            "NODE",
            "ROLE",
            "LEADER",
            "TERM",
            "APPLIED",
            "REVISION",
            "HEARD LEADER",
            "GRPC",
            "DNS",
            "HTTP",
            "UP");
    reports.forEach(report -> add(report, table));
    StatusResponse furthest = furthest(answers);
    String text =
        storeFreeze(furthest)
            + CheckupText.of(answers)
            + table
            + "\n"
            + contents(furthest)
            + freezes(furthest);
    return hash ? text + "\n" + hashes(answers) : text;
  }

  private static void add(NodeReport report, Table table) {
    switch (report) {
      case NodeReport.Answered answered -> add(answered.status(), table);
      case NodeReport.Silent silent ->
          table.row("?", "silent", "-", "-", "-", "-", "-", silent.address(), "-", "-", "-");
    }
  }

  private static void add(StatusResponse status, Table table) {
    Member self =
        status.getMembersList().stream()
            .filter(member -> member.getNodeId().equals(status.getNodeId()))
            .findFirst()
            .orElse(Member.getDefaultInstance());
    table.row(
        status.getNodeId(),
        role(status),
        orDash(status.getLeaderId()),
        status.getTerm(),
        status.getAppliedIndex(),
        status.getRevision(),
        status.hasLeaderContactAge() ? Times.print(status.getLeaderContactAge()) + " ago" : "never",
        orDash(self.getGrpcAddress()),
        orDash(self.getDnsAddress()),
        orDash(self.getHttpAddress()),
        Times.print(status.getUptime()));
  }

  private static String role(StatusResponse status) {
    return switch (status.getRole()) {
      case ROLE_LEADER -> "leader";
      case ROLE_FOLLOWER -> "follower";
      case ROLE_CANDIDATE -> "candidate";
      case ROLE_STARTING -> "starting";
      case ROLE_LEARNER -> "learner";
      case ROLE_UNSPECIFIED, UNRECOGNIZED -> "unknown";
    };
  }

  /// As the node sees it that has come furthest.
  private static StatusResponse furthest(List<StatusResponse> answers) {
    return answers.stream()
        .reduce((one, other) -> one.getRevision() >= other.getRevision() ? one : other)
        .orElseThrow();
  }

  private static String storeFreeze(StatusResponse status) {
    FreezeInForce freeze = status.getStoreFreeze();
    return status.hasStoreFreeze()
        ? "THE STORE IS FROZEN by %s since %s: %s%nNothing that is live changes until 'holdfast unfreeze --store'.%n%n"
            .formatted(freeze.getFrozenBy(), Times.print(freeze.getFrozenAt()), freeze.getReason())
        : "";
  }

  private static String freezes(StatusResponse status) {
    String frozen =
        Stream.of(
                counted(status.getFrozenZoneCount(), "zone"),
                counted(status.getFrozenEndpointCount(), "endpoint"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "));
    return frozen.isEmpty() ? "" : " Frozen: %s; see 'holdfast freezes'.".formatted(frozen);
  }

  private static Optional<String> counted(long count, String noun) {
    return count == 0 ? Optional.empty() : Optional.of(Texts.counted(count, noun));
  }

  private static String contents(StatusResponse furthest) {
    return "%s, %s, %s and %s open; version %s, format %s."
        .formatted(
            Texts.counted(furthest.getZoneCount(), "zone"),
            Texts.counted(furthest.getEndpointCount(), "endpoint"),
            Texts.counted(furthest.getSealedPlanCount(), "sealed plan"),
            furthest.getOpenPlanCount(),
            furthest.getVersion(),
            format(furthest));
  }

  private static String format(StatusResponse status) {
    return status.getFormatWaitsFor().isEmpty()
        ? Integer.toString(status.getFormatVersion())
        : "%d and not yet %d (%s)"
            .formatted(
                status.getFormatVersion(),
                status.getNewestFormatVersion(),
                status.getFormatWaitsFor());
  }

  private static String hashes(List<StatusResponse> answers) {
    String lines =
        answers.stream()
            .map(status ->
                "%s  state hash %s at log index %d"
                    .formatted(
                        status.getNodeId(),
                        HexFormat.of().formatHex(status.getStateHash().toByteArray()),
                        status.getStateHashIndex()))
            .collect(Collectors.joining("\n"));
    return lines + "\n" + comparison(answers);
  }

  private static String comparison(List<StatusResponse> answers) {
    if (answers.stream().map(StatusResponse::getStateHashIndex).distinct().count() > 1) {
      return "The nodes stand at different log indexes; their hashes can be compared when they are equal.";
    }
    return answers.stream().map(StatusResponse::getStateHash).distinct().count() == 1
        ? "All states are equal."
        : "THE STATES DIFFER: stop the cluster and keep its data folders.";
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
