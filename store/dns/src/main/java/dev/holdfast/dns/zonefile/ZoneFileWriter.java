package dev.holdfast.dns.zonefile;

import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.text.TypeText;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Soa;
import dev.holdfast.zone.Zone;
import java.io.IOException;
import java.util.Map;

/// Writes zone files in canonical order, one record a line, each line whole: name, TTL, class, type
/// and rdata. Two versions of a zone therefore differ, line by line, in what changed.
///
/// A zone file knows no weights, and whoever loads one answers with all it lists. So a weighted set
/// is written without the addresses of weight 0, which no answer held so far, and a comment before
/// it tells all its addresses with their weights.
public final class ZoneFileWriter {

  private final DomainName apex;
  private final String apexText;
  private final Appendable out;

  private ZoneFileWriter(DomainName apex, Appendable out) {
    this.apex = apex;
    this.apexText = apex.toString();
    this.out = out;
  }

  /// Writes what [ZoneFileReader] reads back as equal to `zone`, but for weights.
  public static void write(ZoneFile zone, Appendable out) throws IOException {
    ZoneFileWriter writer = new ZoneFileWriter(zone.apex(), out);
    writer.head(zone.soa(), zone.serial());
    for (Map.Entry<DomainName, RecordSets> endpoint : zone.endpoints().entrySet()) {
      writer.endpoint(endpoint.getKey(), endpoint.getValue());
    }
  }

  /// Writes all that `zone` answers now, without holding it a second time.
  public static void write(Zone zone, Appendable out) throws IOException {
    ZoneFileWriter writer = new ZoneFileWriter(zone.name(), out);
    writer.head(zone.soa(), zone.serial().value());
    for (Map.Entry<DomainName, Endpoint> endpoint : zone.endpoints().entrySet()) {
      writer.endpoint(endpoint.getKey(), endpoint.getValue().live().contents());
    }
  }

  private void head(Soa soa, long serial) throws IOException {
    out.append("$ORIGIN ").append(apexText).append('\n');
    out.append(
        """
        @ %d IN SOA %s %s (
            %d ; serial
            %d ; refresh
            %d ; retry
            %d ; expire
            %d ) ; minimum
        """
            .formatted(
                soa.ttlSeconds(),
                soa.primary(),
                soa.mailbox(),
                serial,
                soa.refreshSeconds(),
                soa.retrySeconds(),
                soa.expireSeconds(),
                soa.minimumSeconds()));
  }

  private void endpoint(DomainName owner, RecordSets contents) throws IOException {
    String name = relative(owner);
    for (RecordSet set : contents) {
      String front = name + " " + set.ttlSeconds() + " IN " + TypeText.print(set.type()) + " ";
      if (set.isWeighted()) {
        weights(set);
      }
      for (Rdata rdata : set.flattened().rdata()) {
        out.append(front).append(RdataText.print(set.type(), rdata)).append('\n');
      }
    }
  }

  private void weights(RecordSet set) throws IOException {
    out.append("; weights are not kept in zone files:");
    for (int i = 0; i < set.rdata().size(); i++) {
      out.append(i == 0 ? " " : ", ")
          .append(RdataText.print(set.type(), set.rdata().get(i)))
          .append(" ")
          .append(String.valueOf(set.weights().get(i)))
          .append(set.isAnswerable(i) ? "" : " (left out)");
    }
    out.append('\n');
  }

  private String relative(DomainName owner) {
    if (owner.equals(apex)) {
      return "@";
    }
    String text = owner.toString();
    int suffix = apex.isRoot() ? 1 : apexText.length() + 1;
    return text.substring(0, text.length() - suffix);
  }
}
