package dev.holdfast.cli.records;

import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.Times;
import dev.holdfast.cli.console.WeightedValues;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.RecordSet;
import java.util.List;

/// Contents of one endpoint as a table: a row for each record, the first of each content with its
/// generation, time, author and reason.
final class HistoryTable {

  private static final String SAME = "";

  private HistoryTable() {}

  /// @param contents newest first; the first is live
  static String of(List<LiveEndpoint> contents) {
    Table table = Table.of("GENERATION", "SINCE", "BY", "REASON", "TTL", "TYPE", "VALUE");
    for (int i = 0; i < contents.size(); i++) {
      add(table, contents.get(i), i == 0);
    }
    return table.toString();
  }

  private static void add(Table table, LiveEndpoint content, boolean live) {
    boolean first = true;
    for (RecordSet set : content.getRecordSetsList()) {
      for (String value : WeightedValues.print(set)) {
        String ttl = Integer.toUnsignedString(set.getTtlSeconds());
        add(table, content, live, first, ttl, set.getType(), value);
        first = false;
      }
    }
    if (first) {
      add(table, content, live, true, "-", "-", "(no records)");
    }
  }

  private static void add(
      Table table,
      LiveEndpoint content,
      boolean live,
      boolean first,
      String ttl,
      String type,
      String value) {
    if (!first) {
      table.row(SAME, SAME, SAME, SAME, ttl, type, value);
      return;
    }
    table.row(
        content.getGeneration() + (live ? " (live)" : ""),
        Times.print(content.getEnactedAt()),
        content.getAuthor(),
        content.getReason().isEmpty() ? "-" : content.getReason(),
        ttl,
        type,
        value);
  }
}
