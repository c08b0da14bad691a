package dev.holdfast.chaos.judge;

import dev.holdfast.replica.codec.LogEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The entries that a majority of the nodes holds, in order, and what is wrong with the nodes'
/// logs.
///
/// Where a node went on from a snapshot of what was committed, its log begins later or has a gap,
/// and it has no say in what is missing. A node that is behind may hold entries that nobody else
/// has and that Raft would take back; one that holds a later entry of the same log may not.
///
/// @param entries those with commands and those without, by index; they begin at the log's
///   beginning
public record CommittedLog(NavigableMap<Long, LogEntry> entries, List<Finding> disagreements) {

  private static final String AGREE = "logs agree";

  /// @param dataFolders of all nodes of the cluster, which have stopped, by node
  public static CommittedLog of(Map<String, Path> dataFolders) throws IOException {
    return of(dataFolders, LogArchive.NONE);
  }

  /// @param archive what nodes have dropped of their logs, and what is left of nodes that are gone
  public static CommittedLog of(Map<String, Path> dataFolders, LogArchive archive)
      throws IOException {
    List<NodeLog> logs = new ArrayList<>();
    for (Map.Entry<String, Path> node : new TreeMap<>(dataFolders).entrySet()) {
      logs.add(NodeLog.of(node.getKey(), node.getValue(), archive.of(node.getKey())));
    }
    for (String gone : archive.nodes()) {
      if (!dataFolders.containsKey(gone)) {
        logs.add(NodeLog.ofGone(gone, archive.of(gone)));
      }
    }
    return of(logs);
  }

  static CommittedLog of(List<NodeLog> logs) {
    NavigableMap<Long, RaftEntry> agreed = agreed(logs);
    List<Finding> findings = new ArrayList<>();
    if (agreed.isEmpty() || agreed.firstKey() > 0) {
      findings.add(
          new Finding(
              AGREE,
              "the log cannot be replayed: no node has its beginning; have nodes keep all of it",
              logs.stream().map(CommittedLog::extent).toList()));
    }
    logs.forEach(log -> compare(log, agreed, findings));
    NavigableMap<Long, LogEntry> entries = new TreeMap<>();
    agreed.forEach((index, entry) -> entries.put(index, decoded(entry)));
    return new CommittedLog(entries, findings);
  }

  private static LogEntry decoded(RaftEntry entry) {
    return entry.command().isEmpty()
        ? new LogEntry(Instant.EPOCH, List.of())
        : LogEntry.decode(entry.command().asReadOnlyByteBuffer());
  }

  /// From the first index on, what more than half of those hold who have a say; up to where none
  /// is.
  private static NavigableMap<Long, RaftEntry> agreed(List<NodeLog> logs) {
    NavigableMap<Long, RaftEntry> agreed = new TreeMap<>();
    long first =
        logs.stream()
            .filter(log -> !log.entries().isEmpty())
            .mapToLong(log -> log.entries().firstKey())
            .min()
            .orElse(0);
    for (long index = first; ; index++) {
      RaftEntry most = most(logs, index);
      if (most == null) {
        return agreed;
      }
      agreed.put(index, most);
    }
  }

  private static RaftEntry most(List<NodeLog> logs, long index) {
    long asked = logs.stream().filter(log -> log.hasSay(index)).count();
    for (NodeLog log : logs) {
      RaftEntry entry = log.entries().get(index);
      if (entry != null && 2 * holders(logs, entry) > asked) {
        return entry;
      }
    }
    return null;
  }

  private static long holders(List<NodeLog> logs, RaftEntry entry) {
    return logs.stream()
        .map(log -> log.entries().get(entry.index()))
        .filter(held -> held != null && held.isSameAs(entry))
        .count();
  }

  private static void compare(
      NodeLog log, NavigableMap<Long, RaftEntry> agreed, List<Finding> findings) {
    RaftEntry differing = null;
    for (RaftEntry entry : log.entries().values()) {
      RaftEntry other = agreed.get(entry.index());
      if (other == null) {
        continue;
      }
      if (!other.isSameAs(entry) && differing == null) {
        differing = entry;
      } else if (differing != null && other.isSameAs(entry)) {
        findings.add(
            new Finding(
                AGREE,
                "node %s holds another entry at index %d than the others, and the same at %d"
                    .formatted(log.node(), differing.index(), entry.index()),
                List.of(
                    "term %d at node %s".formatted(differing.term(), log.node()),
                    "term %d at the others".formatted(agreed.get(differing.index()).term()))));
        return;
      }
    }
  }

  private static String extent(NodeLog log) {
    return log.entries().isEmpty()
        ? "node %s: nothing".formatted(log.node())
        : "node %s: %d to %d"
            .formatted(log.node(), log.entries().firstKey(), log.entries().lastKey());
  }
}
