package dev.holdfast.cli.records;

import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.WeightedValues;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.RecordSet;
import java.util.List;

/// Live endpoints as a table: a row for each record.
final class LiveTable {

  private LiveTable() {}

  static String of(List<LiveEndpoint> endpoints) {
    Table table = Table.of("NAME", "TTL", "TYPE", "VALUE", "GENERATION", "BY");
    for (LiveEndpoint endpoint : endpoints) {
      add(table, endpoint);
    }
    return table.toString();
  }

  private static void add(Table table, LiveEndpoint endpoint) {
    if (endpoint.getRecordSetsCount() == 0) {
      table.row(
          endpoint.getName(),
          "-",
          "-",
          "(no records)",
          endpoint.getGeneration(),
          endpoint.getAuthor());
    }
    for (RecordSet set : endpoint.getRecordSetsList()) {
      for (String value : WeightedValues.print(set)) {
        table.row(
            endpoint.getName(),
            Integer.toUnsignedString(set.getTtlSeconds()),
            set.getType(),
            value,
            endpoint.getGeneration(),
            endpoint.getAuthor());
      }
    }
  }
}
