package dev.holdfast.chaos.bench;

import dev.holdfast.agents.planfile.EndpointMessages;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.dns.zonefile.ZoneFileReader;
import dev.holdfast.dns.zonefile.ZoneGenerator;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.Soa;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A zone of many endpoints, each with addresses of both families, as it was read from a file.
record LargeZone(ZoneFile file) {

  private static final DomainName APEX = DomainName.of("large.example.");
  private static final int ADDRESSES_PER_FAMILY = 2;

  /// Writes a zone file and reads it. The same version has the same contents in every run, and each
  /// version has other addresses.
  ///
  /// @param endpoints beside the apex and its name servers
  static LargeZone generate(int endpoints, long version) throws IOException {
    Path file = Files.createTempFile("holdfast-large-", ".zone");
    try {
      try (Writer out = Files.newBufferedWriter(file)) {
        new ZoneGenerator(APEX, endpoints, ADDRESSES_PER_FAMILY, version).write(out);
      }
      return new LargeZone(ZoneFileReader.read(file));
    } finally {
      Files.delete(file);
    }
  }

  String name() {
    return file.apex().toString();
  }

  /// All endpoints, as the API takes them.
  List<PlannedEndpoint> endpoints() {
    return file.endpoints().entrySet().stream()
        .map(entry -> EndpointMessages.planned(entry.getKey(), entry.getValue()))
        .toList();
  }

  Soa soa() {
    dev.holdfast.zone.Soa soa = file.soa();
    return Soa.newBuilder()
        .setPrimaryNameServer(soa.primary().toString())
        .setResponsibleMailbox(soa.mailbox().toString())
        .setRefreshSeconds(soa.refreshSeconds())
        .setRetrySeconds(soa.retrySeconds())
        .setExpireSeconds(soa.expireSeconds())
        .setMinimumSeconds(soa.minimumSeconds())
        .setTtlSeconds(soa.ttlSeconds())
        .build();
  }
}
