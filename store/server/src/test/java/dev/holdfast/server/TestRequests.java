package dev.holdfast.server;

import com.google.protobuf.Duration;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Request;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordType;
import dev.holdfast.v1.DeleteZoneRequest;
import dev.holdfast.v1.FreezeRequest;
import dev.holdfast.v1.GrantOverrideRequest;
import dev.holdfast.v1.GuardSettings;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.SetGuardsRequest;
import dev.holdfast.v1.UnfreezeRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Requests that several tests make.
final class TestRequests {

  private TestRequests() {}

  /// A put, as the machine takes it.
  static Request put(String name, String address) {
    return Request.of(
        "tester",
        new Command.PutRecordSets(
            List.of(
                new Command.Put(
                    DomainName.of(name),
                    RecordSet.of(RecordType.A, 60, Rdata.of(octets(address))))),
            List.of(),
            List.of()));
  }

  private static byte[] octets(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static PutRecordSetsRequest putMessage(String name, String address) {
    return PutRecordSetsRequest.newBuilder().addRecordSets(Planner.set(name, "A", address)).build();
  }

  /// Permits `rule` to be broken once at `name`; tells the override's id.
  static long grant(RunningNode node, String rule, String name) {
    return node.overrides()
        .grantOverride(
            GrantOverrideRequest.newBuilder()
                .setHeader(RequestHeader.newBuilder().setReason("a test needs it"))
                .addRules(rule)
                .addEndpoints(name)
                .setExpiresIn(Duration.newBuilder().setSeconds(60))
                .build())
        .getOverride()
        .getId();
  }

  /// Freezes an endpoint.
  static void freeze(RunningNode node, String name) {
    node.freezes()
        .freeze(
            FreezeRequest.newBuilder()
                .setHeader(RequestHeader.newBuilder().setReason("looking into it"))
                .addEndpoints(name)
                .build());
  }

  static void unfreeze(RunningNode node, String name) {
    node.freezes().unfreeze(UnfreezeRequest.newBuilder().addEndpoints(name).build());
  }

  /// Replaces the guards of the zone `example.`
  static void setGuards(RunningNode node, GuardSettings.Builder settings) {
    node.guards()
        .setGuards(SetGuardsRequest.newBuilder().setZone("example.").setSettings(settings).build());
  }

  static void deleteZone(RunningNode node, String zone) {
    long override = grant(node, "zone-not-empty", zone);
    node.zones()
        .deleteZone(DeleteZoneRequest.newBuilder().setName(zone).addOverrideIds(override).build());
  }
}
