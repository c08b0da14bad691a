package dev.holdfast.agents.planfile;

import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.text.TypeText;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;

/// Endpoints as the API takes them.
public final class EndpointMessages {

  private EndpointMessages() {}

  public static PlannedEndpoint planned(DomainName owner, RecordSets contents) {
    PlannedEndpoint.Builder endpoint = PlannedEndpoint.newBuilder().setName(owner.toString());
    contents.forEach(set -> endpoint.addRecordSets(message(set)));
    return endpoint.build();
  }

  private static RecordSet message(dev.holdfast.record.RecordSet set) {
    RecordSet.Builder message =
        RecordSet.newBuilder()
            .setType(TypeText.print(set.type()))
            .setTtlSeconds(set.ttlSeconds())
            .addAllWeights(set.weights());
    set.rdata().forEach(value -> message.addValues(RdataText.print(set.type(), value)));
    return message.build();
  }
}
