package dev.holdfast.cli.zone;

import dev.holdfast.client.ZoneExport;
import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.text.TypeText;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.Zone;
import dev.holdfast.zone.Soa;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What comes out of an export, as a zone file says it. Retired endpoints answer nothing and are
/// left out.
final class ExportedZone {

  private ExportedZone() {}

  static ZoneFile read(ZoneExport export) {
    SortedMap<DomainName, RecordSets> endpoints = new TreeMap<>();
    while (export.hasNext()) {
      LiveEndpoint endpoint = export.next();
      if (endpoint.getRecordSetsCount() > 0) {
        endpoints.put(DomainName.of(endpoint.getName()), contents(endpoint));
      }
    }
    Zone zone = export.zone();
    return new ZoneFile(
        DomainName.of(zone.getName()),
        soa(zone.getSoa()),
        Integer.toUnsignedLong(zone.getSerial()),
        endpoints);
  }

  private static RecordSets contents(LiveEndpoint endpoint) {
    return RecordSets.of(endpoint.getRecordSetsList().stream().map(ExportedZone::set).toList());
  }

  private static RecordSet set(dev.holdfast.v1.RecordSet message) {
    RecordType type = TypeText.parse(message.getType());
    List<Rdata> rdata =
        message.getValuesList().stream().map(value -> RdataText.parse(type, value)).toList();
    return new RecordSet(type, message.getTtlSeconds(), rdata, message.getWeightsList());
  }

  private static Soa soa(dev.holdfast.v1.Soa soa) {
    return new Soa(
        soa.getTtlSeconds(),
        DomainName.of(soa.getPrimaryNameServer()),
        DomainName.of(soa.getResponsibleMailbox()),
        soa.getRefreshSeconds(),
        soa.getRetrySeconds(),
        soa.getExpireSeconds(),
        soa.getMinimumSeconds());
  }
}
