package dev.holdfast.dns.zonefile;

import dev.holdfast.dns.text.RdataText;
import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Live;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Zones as the store holds them, from zone file text.
public final class TestZones {

  private TestZones() {}

  public static Zones of(String... zoneFiles) {
    Zones zones = Zones.NONE;
    for (String text : zoneFiles) {
      zones = zones.with(zone(text));
    }
    return zones;
  }

  /// The zone that `text` describes; its names end in the root until it says otherwise.
  public static Zone zone(String text) {
    try {
      byte[] octets = text.getBytes(StandardCharsets.UTF_8);
      return zone(
          ZoneFileReader.read(new ByteArrayInputStream(octets), "test.zone", DomainName.ROOT));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static Zone zone(ZoneFile file) {
    Zone zone = Zone.create(file.apex(), file.soa(), 0);
    for (Map.Entry<DomainName, RecordSets> endpoint : file.endpoints().entrySet()) {
      zone = zone.enact(endpoint.getKey(), live(1, endpoint.getValue()));
    }
    return zone.with(Serial.of(file.serial()));
  }

  /// `zone` with the endpoint at `owner` retired.
  public static Zone retire(Zone zone, String owner) {
    return enact(zone, owner, RecordSets.NONE);
  }

  /// `zone` with `contents` live at `owner`.
  public static Zone enact(Zone zone, String owner, RecordSets contents) {
    DomainName name = DomainName.of(owner);
    return zone.enact(name, live(zone.generationAt(name) + 1, contents));
  }

  /// `zone` with addresses and their weights live at `owner`, which had nothing of that type.
  public static Zone weighted(
      Zone zone, String owner, RecordType type, Map<String, Integer> weights) {
    RecordSet set =
        new RecordSet(
            type,
            600,
            weights.keySet().stream().map(text -> RdataText.parse(type, text)).toList(),
            List.copyOf(weights.values()));
    return enact(zone, owner, zone.contents(DomainName.of(owner)).with(set));
  }

  private static Live live(long generation, RecordSets contents) {
    return new Live(generation, contents, new Change("test", "", Instant.EPOCH, generation));
  }
}
