package dev.holdfast.chaos.load;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.HoldfastException;
import dev.holdfast.client.OverLimitException;
import dev.holdfast.v1.Consistency;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.ReadOptions;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.Soa;
import java.util.List;

/// This store, through its Java client. A key is a name in a zone of its own, its value the text of
/// a TXT record set.
public final class HoldfastTarget implements Target {

  /// The zone that loads write to.
  public static final String ZONE = "load.example.";

  private static final int SETS_PER_REQUEST = 200;
  private static final int CHARACTERS_PER_STRING = 255;
  private static final Soa SOA =
      Soa.newBuilder()
          .setPrimaryNameServer("ns.elsewhere.example.")
          .setResponsibleMailbox("hostmaster.elsewhere.example.")
          .setRefreshSeconds(3600)
          .setRetrySeconds(600)
          .setExpireSeconds(86400)
          .setMinimumSeconds(60)
          .setTtlSeconds(60)
          .build();

  private static final RecordSet NAME_SERVER =
      RecordSet.newBuilder()
          .setType("NS")
          .setTtlSeconds(60)
          .addValues("ns.elsewhere.example.")
          .build();

  private final List<HoldfastClient> clients;

  /// @param clients that take turns; they are closed with this
  public HoldfastTarget(List<HoldfastClient> clients) {
    this.clients = List.copyOf(clients);
  }

  @Override
  public String name() {
    return "holdfast";
  }

  @Override
  public void prepare(Values values, int keys) {
    HoldfastClient client = clients.getFirst();
    if (client.zones().find(ZONE).isEmpty()) {
      client
          .zones()
          .create(
              CreateZoneRequest.newBuilder()
                  .setName(ZONE)
                  .setSoa(SOA)
                  .addApex(NAME_SERVER)
                  .build());
    }
    for (int from = 0; from < keys; from += SETS_PER_REQUEST) {
      PutRecordSetsRequest.Builder request = PutRecordSetsRequest.newBuilder();
      for (int key = from; key < Math.min(keys, from + SETS_PER_REQUEST); key++) {
        request.addRecordSets(set(key, values.of(key)));
      }
      client.recordSets().put(request.build());
    }
  }

  @Override
  public Result call(Work work, int key, String value) {
    HoldfastClient client = clients.get(key % clients.size());
    try {
      return switch (work) {
        case WRITE -> {
          client
              .recordSets()
              .put(PutRecordSetsRequest.newBuilder().addRecordSets(set(key, value)).build());
          yield Result.DONE;
        }
        case READ -> read(client, key, Consistency.CONSISTENCY_LINEARIZABLE);
        case LOCAL_READ -> read(client, key, Consistency.CONSISTENCY_LOCAL);
      };
    } catch (OverLimitException _) {
      return Result.REFUSED;
    } catch (HoldfastException _) {
      return Result.FAILED;
    }
  }

  private static Result read(HoldfastClient client, int key, Consistency consistency) {
    GetRecordSetsRequest request =
        GetRecordSetsRequest.newBuilder()
            .addNames(name(key))
            .setRead(ReadOptions.newBuilder().setConsistency(consistency))
            .build();
    return client.recordSets().read(request).getEndpointsCount() == 1 ? Result.DONE : Result.FAILED;
  }

  /// The name of a key.
  public static String name(int key) {
    return "k%07d.%s".formatted(key, ZONE);
  }

  private static RecordSet set(int key, String value) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < value.length(); from += CHARACTERS_PER_STRING) {
      int to = Math.min(value.length(), from + CHARACTERS_PER_STRING);
      text.append(from == 0 ? "" : " ").append('"').append(value, from, to).append('"');
    }
    return RecordSet.newBuilder()
        .setName(name(key))
        .setType("TXT")
        .setTtlSeconds(60)
        .addValues(text.toString())
        .build();
  }

  @Override
  public void close() {
    clients.forEach(HoldfastClient::close);
  }
}
