package dev.holdfast.cli.zone;

import dev.holdfast.agents.planfile.EndpointMessages;
import dev.holdfast.agents.planfile.PlanSize;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.v1.ImportZoneRequest;
import dev.holdfast.v1.ImportZoneResponse;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.Soa;
import java.util.List;

/// Brings a zone file into a cluster: as a plan first, staged in chunks, and from there into a zone
/// in one log entry.
public record ZoneImport(HoldfastClient client, RequestHeader header, List<Long> overrideIds) {

  /// @param what the plan is called in the record unless the header gives a reason
  public ImportZoneResponse run(ZoneFile zone, String what) {
    PlanSize.problem(zone.endpoints())
        .ifPresent(reason -> {
          throw CommandException.refused(
              "%s cannot be imported: %s. Nothing was sent.".formatted(what, reason));
        });
    String reason = header.getReason().isEmpty() ? what : header.getReason();
    Plan plan = client.plans().submit(reason, () -> endpoints(zone));
    ImportZoneRequest request =
        ImportZoneRequest.newBuilder()
            .setHeader(header.toBuilder().setReason(reason))
            .setZone(zone.apex().toString())
            .setSoa(soa(zone.soa()))
            .setSerial((int) zone.serial())
            .setGeneration(plan.getGeneration())
            .addAllOverrideIds(overrideIds)
            .build();
    return client.zones().importPlan(request);
  }

  private static Iterable<PlannedEndpoint> endpoints(ZoneFile zone) {
    return () ->
        zone.endpoints().entrySet().stream()
            .map(endpoint -> EndpointMessages.planned(endpoint.getKey(), endpoint.getValue()))
            .iterator();
  }

  private static Soa soa(dev.holdfast.zone.Soa soa) {
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
