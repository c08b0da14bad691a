package dev.holdfast.cli.zone;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.connect.ReadingOptions;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Table;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.ListZonesResponse;
import dev.holdfast.v1.Zone;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists all zones.
@Command(
    name = "list",
    description = "Lists all zones.",
    footer = {"  holdfast zone list", "  holdfast zone list --output json"})
final class ListZones extends ClusterCommand {

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    List<Zone> zones = client.zones().list(reading.message()).toList();
    console.show(ListZonesResponse.newBuilder().addAllZones(zones), () -> text(zones));
    return ExitCode.DONE;
  }

  private static String text(List<Zone> zones) {
    if (zones.isEmpty()) {
      return "There are no zones yet; 'holdfast zone import FILE' brings one.";
    }
    Table table = Table.of("ZONE", "SERIAL", "ENDPOINTS", "HISTORY", "PRIMARY", "FROZEN");
    zones.forEach(zone ->
        table.row(
            zone.getName(),
            Integer.toUnsignedString(zone.getSerial()),
            zone.getEndpointCount(),
            zone.getHistoryLimit(),
            zone.getSoa().getPrimaryNameServer(),
            frozen(zone)));
    return table.toString();
  }

  private static String frozen(Zone zone) {
    return zone.hasFreeze()
        ? "by %s: %s".formatted(zone.getFreeze().getFrozenBy(), zone.getFreeze().getReason())
        : "-";
  }
}
