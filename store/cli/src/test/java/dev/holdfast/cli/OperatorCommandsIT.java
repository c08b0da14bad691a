package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.holdfast.v1.GetGuardsResponse;
import dev.holdfast.v1.GetHistoryResponse;
import dev.holdfast.v1.ListFreezesResponse;
import dev.holdfast.v1.SealPlanResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// What operators do at night, by the command, against three nodes: see, freeze, go back, guard.
class OperatorCommandsIT {

  @TempDir Path folder;
  private String zone;
  private String api;

  @BeforeEach
  void anEndpointOfItsOwn(TestInfo test) {
    zone = test.getTestMethod().orElseThrow().getName().toLowerCase() + ".test.";
    api = "api." + zone;
    LiveNodes.done("zone", "create", zone, "--name-server", "ns1.test.");
    put("192.0.2.1", "192.0.2.2");
  }

  private void put(String... addresses) {
    LiveNodes.done(
        LiveNodes.with(
            new String[] {"records", "put", api, "60", "A"},
            LiveNodes.with(addresses, "--reason", "set up")));
  }

  private String live() {
    return LiveNodes.done("records", "get", api).out();
  }

  @Test
  void whatIsFrozenStaysAndTheRefusalSaysByWhomAndWhy() {
    assertThat(LiveNodes.done("freeze", api, "--reason", "half of it is down").out())
        .contains(api + " is frozen", "holdfast unfreeze " + api);
    Cli put = LiveNodes.run("records", "put", api, "60", "A", "192.0.2.9");
    assertThat(put.exitCode()).isEqualTo(1);
    assertThat(put.err()).contains("frozen by ada", "half of it is down");
    assertThat(live()).doesNotContain("192.0.2.9");
    assertThat(LiveNodes.done("freezes", api).out()).contains(api, "ada", "half of it is down");
    assertThat(LiveNodes.done("unfreeze", api).out()).contains("not frozen any more");
    LiveNodes.done("records", "put", api, "60", "A", "192.0.2.9");
    assertThat(LiveNodes.run("unfreeze", api).err()).contains("not-frozen");
  }

  @Test
  void aZoneIsFrozenWithAllItHolds() throws InvalidProtocolBufferException {
    LiveNodes.done("freeze", "--zone", zone, "--reason", "moving");
    assertThat(LiveNodes.run("records", "put", "new." + zone, "60", "A", "192.0.2.9").err())
        .contains("zone " + zone + " frozen by ada");
    assertThat(LiveNodes.done("zone", "list").out()).contains("by ada: moving");
    assertThat(LiveNodes.done("status").out()).contains("see 'holdfast freezes'");
    ListFreezesResponse.Builder freezes = ListFreezesResponse.newBuilder();
    JsonFormat.parser()
        .merge(LiveNodes.done("freezes", "new." + zone, "--output", "json").out(), freezes);
    assertThat(freezes.getFreezes(0).getZone()).isEqualTo(zone);
    LiveNodes.done("unfreeze", "--zone", zone);
  }

  @Test
  void theHistoryShowsWhoMadeWhatLiveAndARollBackGoesToAnyOfIt()
      throws InvalidProtocolBufferException {
    put("192.0.2.3");
    put("192.0.2.4");
    GetHistoryResponse.Builder history = GetHistoryResponse.newBuilder();
    JsonFormat.parser()
        .merge(LiveNodes.done("records", "history", api, "--output", "json").out(), history);
    assertThat(history.getContentsCount()).isEqualTo(3);
    String first = Long.toString(history.getContents(2).getGeneration());

    Cli back =
        LiveNodes.done("plan", "rollback", api, "--to", first, "--reason", "new ones are down");

    assertThat(back.out()).contains("Frozen; to let go: holdfast unfreeze " + api);
    assertThat(live()).contains("192.0.2.1", "192.0.2.2").doesNotContain("192.0.2.4");
    assertThat(LiveNodes.done("records", "history", api).out())
        .contains("(live)", "ada", "set up", "192.0.2.3", "rolled back: new ones are down");
    LiveNodes.done("unfreeze", api);
    assertThat(LiveNodes.done("plan", "rollback", api, "--leave-unfrozen").out())
        .contains("Not frozen");
    put("192.0.2.5");
  }

  @Test
  void aZoneKeepsAsMuchHistoryAsItIsTold() {
    assertThat(LiveNodes.done("zone", "keep-history", zone, "1").out())
        .contains("keep 1 earlier content.");
    put("192.0.2.3");
    put("192.0.2.4");
    assertThat(LiveNodes.done("records", "history", api).out())
        .contains("192.0.2.3", "keeps 1 earlier content of each endpoint")
        .doesNotContain("192.0.2.1");
    Cli run = LiveNodes.run("zone", "keep-history", zone, "101");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("0..100");
  }

  @Test
  void guardsAreSetShownAndListedAndRefuse() throws InvalidProtocolBufferException {
    String options =
        "--min-addresses 2 --max-removal 50% --velocity 60%/1h --max-endpoints-changed 100%"
            + " --ttl-range 30s..1h --allowed-networks 192.0.2.0/24";
    Cli set =
        LiveNodes.done(LiveNodes.with(new String[] {"guards", "set", zone}, options.split(" ")));
    assertThat(set.out()).contains("Set at zone " + zone + ": " + options);
    LiveNodes.done("guards", "set", zone, "--endpoint", api, "--min-addresses", "1");
    assertThat(LiveNodes.done("guards", "list", zone).out())
        .contains("the zone", options, api, "--min-addresses 1");
    assertThat(LiveNodes.done("guards", "show", api).lines())
        .anyMatch(line -> line.matches("min-addresses +at least 1 address +the endpoint"))
        .anyMatch(line -> line.matches("families +off +-"))
        .anyMatch(line -> line.matches("never-empty .* always on"));
    Cli refused = LiveNodes.run("records", "put", api, "60", "A", "203.0.113.1");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains("max-removal", "2 of 2", "velocity", "allowed-networks", "203.0.113.1");
    GetGuardsResponse.Builder shown = GetGuardsResponse.newBuilder();
    JsonFormat.parser()
        .merge(LiveNodes.done("guards", "show", zone, "--output", "json").out(), shown);
    assertThat(shown.getZoneSettings().getMinAddresses()).isEqualTo(2);
    LiveNodes.done("guards", "set", zone, "--clear");
    LiveNodes.done("guards", "set", zone, "--endpoint", api, "--clear");
    LiveNodes.done("records", "put", api, "60", "A", "203.0.113.1");
  }

  @Test
  void guardsThatMakeNoSenseAreNotSent() {
    assertMisuse("name those to set, or --clear", "guards", "set", zone);
    assertMisuse("none can be given beside it", "guards", "set", zone, "--clear", "--families");
    assertMisuse("not both", "guards", "set", zone, "--families", "--no-families");
    assertMisuse("such as 30%", "guards", "set", zone, "--max-removal", "half");
    assertMisuse("such as 30%/1h", "guards", "set", zone, "--velocity", "30%");
    assertMisuse("such as 30s..1h", "guards", "set", zone, "--ttl-range", "60");
    assertMisuse("bits set behind", "guards", "set", zone, "--allowed-networks", "192.0.2.1/24");
    assertMisuse("64 hexadecimal digits", "plan", "enact", "1", "--reviewed", "abc");
    assertMisuse("--reason", "freeze", api);
    assertMisuse("mutually exclusive", "freeze", api, "--store", "--reason", "x");
  }

  private static void assertMisuse(String told, String... arguments) {
    Cli run = LiveNodes.run(arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(told);
  }

  @Test
  void whatADiffShowedIsEnactedByTheCommandItPrinted() throws IOException {
    Files.writeString(
        folder.resolve(zone.substring(0, zone.length() - 1) + ".yaml"),
        "api: {type: A, ttl: 60, values: [192.0.2.1, 192.0.2.7]}");
    SealPlanResponse.Builder sealed = SealPlanResponse.newBuilder();
    JsonFormat.parser()
        .merge(
            LiveNodes.done("plan", "submit", folder.toString(), "--output", "json").out(), sealed);
    String generation = Long.toString(sealed.getPlan().getGeneration());
    String command = LiveNodes.done("plan", "diff", generation, "--atomic").lines().getLast();
    assertThat(command).startsWith("To do exactly this: holdfast plan enact " + generation);
    String[] words = command.substring(command.indexOf("plan enact")).split(" ");
    put("192.0.2.1", "192.0.2.2", "192.0.2.3");

    Cli overtaken = LiveNodes.run(words);
    assertThat(overtaken.exitCode()).isEqualTo(1);
    assertThat(overtaken.err()).contains("not-as-reviewed");

    JsonFormat.parser()
        .merge(
            LiveNodes.done("plan", "submit", folder.toString(), "--output", "json").out(),
            sealed.clear());
    String again =
        LiveNodes.done("plan", "diff", Long.toString(sealed.getPlan().getGeneration()))
            .lines()
            .getLast();
    LiveNodes.done(again.substring(again.indexOf("plan enact")).split(" "));
    assertThat(live()).contains("192.0.2.7");
  }
}
