package dev.holdfast.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.agents.planfile.PlanFolder;
import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.running.DataFolder;
import dev.holdfast.dns.zonefile.ZoneFileReader;
import dev.holdfast.server.config.NodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data folders: made, gone on with, and never mixed with what is someone else's.
class FurnishingTest {

  @TempDir Path temporary;
  private DataFolder folder;
  private Furnishing furnishing;

  @BeforeEach
  void aFolderThatIsNotThereYet() {
    folder = DataFolder.of(temporary.resolve("data"));
    furnishing = new Furnishing(folder);
  }

  @Test
  void theFirstStartLaysEverythingOut() throws IOException {
    Marker marker = furnishing.prepare(new Ports(8200));
    assertThat(marker).isEqualTo(new Marker(8200, false));
    NodeConfig config = NodeConfig.load(folder.config("node-2"));
    assertThat(config.mayInitialise()).isTrue();
    assertThat(config.self().dns()).hasToString("127.0.0.1:8212");
    assertThat(config.members()).hasSize(3);
  }

  @Test
  void theExamplesAreGoodAndFitTogether() throws IOException {
    furnishing.prepare(new Ports(7200));
    var zone = ZoneFileReader.read(furnishing.exampleZone());
    var plan = PlanFolder.read(folder.plans());
    assertThat(plan.endpoints().keySet()).allMatch(owner -> owner.isWithin(zone.apex()));
    assertThat(plan.isEmpty()).isFalse();
  }

  @Test
  void afterTheFirstStartNoNodeMayBeginAnew() throws IOException {
    furnishing.prepare(new Ports(7200));
    new Marker(7200, true).write(folder);
    furnishing.prepare(new Ports(7200));
    assertThat(NodeConfig.load(folder.config("node-1")).mayInitialise()).isFalse();
  }

  @Test
  void whatTheUserEditsIsLeftAlone() throws IOException {
    furnishing.prepare(new Ports(7200));
    Path plan = folder.plans().resolve("eu.example.yaml");
    Files.writeString(plan, "www: {type: A, value: 192.0.2.1}");
    furnishing.prepare(new Ports(7200));
    assertThat(plan).hasContent("www: {type: A, value: 192.0.2.1}");
  }

  @Test
  void nodesKeepThePortsTheyKnowEachOtherBy() throws IOException {
    furnishing.prepare(new Ports(8200));
    assertThat(furnishing.basePort(Optional.empty(), false)).isEqualTo(8200);
    assertThat(furnishing.basePort(Optional.of(9200), true)).isEqualTo(9200);
    assertThatThrownBy(() -> furnishing.basePort(Optional.of(9200), false))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("8200")
        .hasMessageContaining("--fresh");
  }

  @Test
  void aFolderOfSomeoneElseIsNeitherUsedNorDeleted() throws IOException {
    Path precious = folder.path().resolve("precious.txt");
    Files.createDirectories(folder.path());
    Files.writeString(precious, "years of work");
    assertThatThrownBy(furnishing::refuseForeign)
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("has not made");
    furnishing.deleteAll();
    assertThat(precious).exists();
  }

  @Test
  void startingOverDeletesWhatWasKeptAndNothingBehindLinks() throws IOException {
    furnishing.prepare(new Ports(7200));
    Path outside = Files.writeString(temporary.resolve("outside.txt"), "kept");
    Files.createSymbolicLink(folder.plans().resolve("link"), outside);
    Files.writeString(folder.lock(), "");
    furnishing.deleteAll();
    assertThat(folder.path()).isDirectoryNotContaining("glob:**/[!l]*");
    assertThat(folder.lock()).exists();
    assertThat(outside).exists();
  }
}
