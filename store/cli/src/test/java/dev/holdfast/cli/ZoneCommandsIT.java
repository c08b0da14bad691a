package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.dns.zonefile.ZoneFileReader;
import dev.holdfast.dns.zonefile.ZoneGenerator;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.ExportChunk;
import dev.holdfast.v1.ListZonesResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Zones and zone files by the command, against three nodes.
class ZoneCommandsIT {

  @TempDir Path folder;

  @Test
  void aZoneFileComesOutAsItWentIn() throws IOException {
    Path in = folder.resolve("in.zone");
    StringBuilder text = new StringBuilder();
    new ZoneGenerator(DomainName.of("round.test."), 3000, 2, 7).write(text);
    Files.writeString(in, text);
    Cli imported = LiveNodes.done("zone", "import", in.toString());
    assertThat(imported.out()).contains("Zone round.test. is live", "3003 endpoints");
    Path out = folder.resolve("out.zone");
    LiveNodes.done("zone", "export", "round.test.", "--file", out.toString());
    ZoneFile before = ZoneFileReader.read(in);
    ZoneFile after = ZoneFileReader.read(out);
    assertThat(after).isEqualTo(before);
    assertThat(LiveNodes.done("zone", "export", "round.test.").out())
        .isEqualToIgnoringNewLines(Files.readString(out));
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void anExportSaysThatItHasNoWeights() throws IOException {
    LiveNodes.done("zone", "create", "heavy.test.", "--name-server", "ns1.test.");
    LiveNodes.done("records", "put", "a.heavy.test.", "60", "A", "192.0.2.1=5", "192.0.2.2=0");
    LiveNodes.done("records", "put", "b.heavy.test.", "60", "A", "192.0.2.3=0", "192.0.2.4=0");

    Cli shown = LiveNodes.done("zone", "export", "heavy.test.");
    Path file = folder.resolve("heavy.zone");
    Cli written = LiveNodes.done("zone", "export", "heavy.test.", "--file", file.toString());

    String note = "2 record sets without weights; 1 address of weight 0 left out.";
    assertThat(shown.err()).contains(note);
    assertThat(written.err()).contains(note);
    assertThat(shown.out())
        .isEqualToIgnoringNewLines(Files.readString(file))
        .contains(
            "; weights are not kept in zone files: 192.0.2.1 5, 192.0.2.2 0 (left out)\n"
                + "a 60 IN A 192.0.2.1\n;");
    assertThat(LiveNodes.done("zone", "export", "heavy.test.", "--output", "json").out())
        .contains("\"weights\":[5,0]");
    LiveNodes.done("zone", "import", file.toString());
    assertThat(LiveNodes.done("records", "get", "a.heavy.test.", "b.heavy.test.").out())
        .contains("192.0.2.1 ", "192.0.2.3 ", "192.0.2.4 ")
        .doesNotContain("192.0.2.2", "=");
  }

  @Test
  void anExportOfAZoneWithoutWeightsSaysNothingOfThem() {
    LiveNodes.done("zone", "create", "light.test.", "--name-server", "ns1.test.");
    assertThat(LiveNodes.done("zone", "export", "light.test.").err()).isEmpty();
  }

  @Test
  void aBadLineIsToldWithItsPlaceAndNothingIsImported() throws IOException {
    Path file = folder.resolve("bad.zone");
    Files.writeString(
        file,
        """
        $ORIGIN spoilt.test.
        $TTL 60
        @ IN SOA ns1 hostmaster 1 60 60 60 60
        @ IN NS ns1
        ns1 IN A 192.0.2.1
        www IN A 192.0.2.256
        """);
    Cli run = LiveNodes.run("zone", "import", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(file + ":6: ", "192.0.2.256").doesNotContain("Exception");
    assertThat(LiveNodes.done("zone", "list").out()).doesNotContain("spoilt.test.");
    assertThat(LiveNodes.done("plan", "list").out()).doesNotContain("bad.zone");
  }

  @Test
  void aFileThatIsNotThereIsMisuse() {
    Cli run = LiveNodes.run("zone", "import", folder.resolve("nowhere.zone").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no file", "nowhere.zone");
  }

  @Test
  void aZoneIsMadeListedAndDeleted() throws IOException {
    LiveNodes.done("zone", "create", "made.test.", "--name-server", "ns1.test.,ns2.test.");
    Cli listed = LiveNodes.done("zone", "list", "--output", "json");
    ListZonesResponse.Builder response = ListZonesResponse.newBuilder();
    JsonFormat.parser().merge(listed.out(), response);
    assertThat(response.getZonesList())
        .filteredOn(zone -> zone.getName().equals("made.test."))
        .singleElement()
        .satisfies(zone -> {
          assertThat(zone.getSoa().getPrimaryNameServer()).isEqualTo("ns1.test.");
          assertThat(zone.getSerial()).isEqualTo(1);
        });
    LiveNodes.done("zone", "delete", "made.test.");
    assertThat(LiveNodes.done("zone", "list").out()).doesNotContain("made.test.");
  }

  @Test
  void aZoneThatIsThereAlreadyIsRefusedByName() {
    LiveNodes.done("zone", "create", "twice.test.", "--name-server", "ns1.test.");
    Cli run = LiveNodes.run("zone", "create", "twice.test.", "--name-server", "ns1.test.");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Refused", "zone-exists", "twice.test.");
  }

  @Test
  void aZoneNobodyKnowsIsNamed() {
    Cli run = LiveNodes.run("zone", "export", "nowhere.test.");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("nowhere.test.");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aNameThatIsNoneIsMisuse() {
    Cli run = LiveNodes.run("zone", "create", "a..test.", "--name-server", "ns1.test.");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("empty label");
  }

  @Test
  void anExportForProgramsIsALineForEachEndpoint() throws IOException {
    LiveNodes.done("zone", "create", "lines.test.", "--name-server", "ns1.test.");
    LiveNodes.done("records", "put", "www.lines.test.", "60", "A", "192.0.2.1");
    List<String> lines =
        LiveNodes.done("zone", "export", "lines.test.", "--output", "json").lines();
    assertThat(lines).hasSize(2);
    ExportChunk.Builder chunk = ExportChunk.newBuilder();
    JsonFormat.parser().merge(lines.getLast(), chunk);
    assertThat(chunk.getEndpoints(0).getName()).isEqualTo("www.lines.test.");
  }
}
