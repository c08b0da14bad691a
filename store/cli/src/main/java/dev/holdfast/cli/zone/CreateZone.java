package dev.holdfast.cli.zone;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Seconds;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.CreateZoneResponse;
import dev.holdfast.v1.RecordSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a zone that holds nothing but its top.
@Command(
    name = "create",
    description = "Makes a new zone that holds nothing but its top: an SOA and its name servers.",
    footer = {
      "  holdfast zone create eu.example. --name-server ns1.eu.example.,ns2.eu.example.",
      "  holdfast zone create eu.example. --name-server ns1.example. --reason 'new region'"
    })
final class CreateZone extends ClusterCommand {

  @Parameters(paramLabel = "ZONE", description = "Name of the zone.")
  private String zone;

  @Option(
      names = "--name-server",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "The zone's name servers, whole names; the first is the primary.")
  private List<String> nameServers;

  @Option(
      names = "--ttl",
      converter = Seconds.class,
      paramLabel = "SECONDS",
      defaultValue = "3600",
      description = "TTL of the SOA and NS records. Default: ${DEFAULT-VALUE}.")
  private int ttlSeconds;

  @Mixin private SoaOptions soa = new SoaOptions();
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    RecordSet apex =
        RecordSet.newBuilder()
            .setType("NS")
            .setTtlSeconds(ttlSeconds)
            .addAllValues(nameServers)
            .build();
    CreateZoneRequest request =
        CreateZoneRequest.newBuilder()
            .setHeader(change.header())
            .setName(zone)
            .setSoa(soa.message(zone, nameServers.getFirst(), ttlSeconds))
            .addApex(apex)
            .build();
    CreateZoneResponse response = client.zones().create(request);
    console.show(
        response,
        () ->
            "Zone %s is there, with serial %d."
                .formatted(response.getZone().getName(), response.getZone().getSerial()));
    return ExitCode.DONE;
  }
}
