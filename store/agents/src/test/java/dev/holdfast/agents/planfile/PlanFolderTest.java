package dev.holdfast.agents.planfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.record.DomainName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders of plan files, each file one zone.
class PlanFolderTest {

  private static final String ZONE_FILE =
      """
      $TTL 300
      @ IN SOA ns1 hostmaster 1 7200 900 1209600 300
      @ IN NS ns1
      ns1 IN A 192.0.2.53
      """;

  @TempDir Path folder;

  @Test
  void allFilesTogetherAreOnePlan() throws IOException {
    write("eu.example.yaml", "www: {type: A, value: 192.0.2.1}");
    write("us.example.yml", "www: {type: A, value: 192.0.2.2}");
    write("asia.example.zone", ZONE_FILE);
    PlannedContents contents = PlanFolder.read(folder);
    assertThat(contents.endpoints().keySet())
        .extracting(DomainName::toString)
        .containsExactly(
            "asia.example.", "ns1.asia.example.", "www.eu.example.", "www.us.example.");
    assertThat(contents.files()).hasSize(3);
  }

  @Test
  void theSoaOfAZoneFileIsNoPartOfAPlan() throws IOException {
    write("asia.example.zone", ZONE_FILE);
    assertThat(PlanFolder.read(folder).endpoints().get(DomainName.of("asia.example."))).hasSize(1);
  }

  @Test
  void anEndpointStandsInOneFile() throws IOException {
    write("example.yaml", "www.eu: {type: A, value: 192.0.2.1}");
    write("eu.example.yaml", "www: {type: A, value: 192.0.2.2}");
    assertThatThrownBy(() -> PlanFolder.read(folder))
        .isInstanceOf(InvalidPlanException.class)
        .hasMessageContaining("www.eu.example. stands in")
        .hasMessageContaining("eu.example.yaml");
  }

  @Test
  void aZoneFileSpeaksOfTheZoneItIsNamedAfter() throws IOException {
    write("asia.example.zone", "$ORIGIN other.example.\n" + ZONE_FILE);
    assertThatThrownBy(() -> PlanFolder.read(folder))
        .isInstanceOf(InvalidPlanException.class)
        .hasMessageContaining("its SOA is that of zone other.example.")
        .hasMessageContaining("named after zone asia.example.");
  }

  @Test
  void oneBadFileSpoilsTheWholeFolder() throws IOException {
    write("eu.example.yaml", "www: {type: A, value: 192.0.2.1}");
    write("us.example.zone", ZONE_FILE + "bad IN A 192.0.2\n");
    assertThatThrownBy(() -> PlanFolder.read(folder))
        .isInstanceOf(InvalidPlanException.class)
        .hasMessageContaining("us.example.zone:5: ");
  }

  @Test
  void otherFilesAreNamedAndHiddenOnesToo() throws IOException {
    write("eu.example.yaml", "www: {type: A, value: 192.0.2.1}");
    write("README.md", "Plans of the platform team.");
    write(".eu.example.yaml.swp", "junk");
    write("eu.example.yaml~", "junk");
    assertThat(PlanFolder.read(folder).ignored()).hasSize(3);
  }

  @Test
  void anEmptyFolderIsAnEmptyPlan() throws IOException {
    assertThat(PlanFolder.read(folder).isEmpty()).isTrue();
  }

  @Test
  void aFolderThatIsNotThereIsNoEmptyPlan() {
    assertThatThrownBy(() -> PlanFolder.read(folder.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
