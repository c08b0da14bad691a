package dev.holdfast.chaos.run;

import dev.holdfast.chaos.answer.PlanAddresses;
import dev.holdfast.chaos.answer.Question;
import dev.holdfast.chaos.answer.Question.Family;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.Soa;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The zone of a run. Some of its names are the planners', whose addresses tell the generation they
/// came with; the others are written directly, each by one writer, and tell how often.
final class Zone {

  private static final String NAME = "chaos.example.";
  private static final int TTL_SECONDS = 5;

  static final List<String> PLANNED = names("plan", 6);

  private static final String FIRST = "first plan";
  private static final String NAME_SERVER = "ns.example.net.";

  private static final CreateZoneRequest CREATE =
      CreateZoneRequest.newBuilder()
          .setName(NAME)
          .setSoa(
              Soa.newBuilder()
                  .setPrimaryNameServer(NAME_SERVER)
                  .setResponsibleMailbox("hostmaster.example.net.")
                  .setRefreshSeconds(3600)
                  .setRetrySeconds(600)
                  .setExpireSeconds(604_800)
                  .setMinimumSeconds(TTL_SECONDS)
                  .setTtlSeconds(TTL_SECONDS))
          .addApex(
              RecordSet.newBuilder()
                  .setType("NS")
                  .setTtlSeconds(TTL_SECONDS)
                  .addValues(NAME_SERVER))
          .build();
  private static final int NAMES_PER_WRITER = 2;

  private Zone() {}

  private static List<String> names(String kind, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "%s-%d.%s".formatted(kind, i, NAME))
        .toList();
  }

  /// The names of a writer.
  static List<String> written(int writer) {
    return names("write-" + writer, NAMES_PER_WRITER);
  }

  static List<String> written() {
    return IntStream.rangeClosed(1, Crowd.WRITERS)
        .mapToObj(Zone::written)
        .flatMap(List::stream)
        .toList();
  }

  /// Everything that is asked of DNS. What is written directly is asked for by one family, for the
  /// other comes and goes.
  static List<Question> questions() {
    return Stream.concat(
            PLANNED.stream()
                .flatMap(name -> Stream.of(Family.values()).map(f -> new Question(name, f))),
            written().stream().map(name -> new Question(name, Family.A)))
        .toList();
  }

  static PlannedEndpoint planned(String name, long number) {
    PlannedEndpoint.Builder endpoint = PlannedEndpoint.newBuilder().setName(name);
    for (Family family : Family.values()) {
      endpoint.addRecordSets(addresses(number, family));
    }
    return endpoint.build();
  }

  static RecordSet.Builder addresses(long number, Family family) {
    return RecordSet.newBuilder()
        .setType(family.name())
        .setTtlSeconds(TTL_SECONDS)
        .addAllValues(PlanAddresses.of(number, family));
  }

  static List<PlannedEndpoint> plan(long generation) {
    return PLANNED.stream().map(name -> planned(name, generation)).toList();
  }

  /// Makes the zone, with a first content at every name.
  static void create(HoldfastClient client) {
    client.zones().create(CREATE);
    long generation = client.plans().open(FIRST);
    List<PlannedEndpoint> contents = new ArrayList<>(plan(generation));
    written().forEach(name -> contents.add(planned(name, 1)));
    client.plans().seal(FIRST, client.plans().stage(generation, contents));
    client
        .plans()
        .enact(
            EnactPlanRequest.newBuilder().setGeneration(generation).setAllEndpoints(true).build());
  }
}
