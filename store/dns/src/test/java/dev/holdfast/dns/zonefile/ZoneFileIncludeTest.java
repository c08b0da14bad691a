package dev.holdfast.dns.zonefile;

import static dev.holdfast.dns.zonefile.ZoneFiles.APEX;
import static dev.holdfast.dns.zonefile.ZoneFiles.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.record.DomainName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file may include others in its own folder, and cannot be made to read anything else.
class ZoneFileIncludeTest {

  @TempDir Path temporary;

  private Path folder;

  @BeforeEach
  void makeAFolderWithASecretBesideIt() throws IOException {
    folder = Files.createDirectories(temporary.resolve("zones"));
    Files.writeString(temporary.resolve("secret.zone"), "secret 60 TXT \"no\"\n");
  }

  @Test
  void anIncludedFileStartsWithTheOriginGivenAndHandsNothingBack() throws IOException {
    Files.createDirectories(folder.resolve("parts"));
    write("parts/hosts.zone", "a 60 A 192.0.2.1\n$ORIGIN deep\n$TTL 5\nb A 192.0.2.2\n");
    write(
        "main.zone",
        HEAD
            + """
            first 60 A 192.0.2.9
            $INCLUDE parts/hosts.zone sub
            $INCLUDE "parts/hosts.zone"
            \t60 TXT "of the owner before"
            after A 192.0.2.9
            """);

    ZoneFile zone = read("main.zone");

    assertThat(zone.endpoints().keySet())
        .containsExactlyInAnyOrder(
            APEX,
            DomainName.of("first.example.com."),
            DomainName.of("a.sub.example.com."),
            DomainName.of("b.deep.sub.example.com."),
            DomainName.of("a.example.com."),
            DomainName.of("b.deep.example.com."),
            DomainName.of("after.example.com."));
    assertThat(zone.endpoints().get(DomainName.of("first.example.com."))).hasSize(2);
    assertThat(zone.endpoints().get(DomainName.of("after.example.com.")).asList().getFirst())
        .satisfies(set -> assertThat(set.ttlSeconds()).isEqualTo(60));
  }

  @Test
  void aProblemInAnIncludedFileNamesThatFile() throws IOException {
    write("hosts.zone", "\na 60 A 1.2.3\n");
    write("main.zone", HEAD + "$INCLUDE hosts.zone\n");

    assertThatThrownBy(() -> read("main.zone"))
        .isInstanceOf(InvalidZoneFileException.class)
        .hasMessageContaining(folder.resolve("hosts.zone") + ":2: A value '1.2.3'");
  }

  @Test
  void anIncludeDoesNotLeadOutOfTheFolder() throws IOException {
    Path outside = temporary.resolve("secret.zone");
    Files.createSymbolicLink(folder.resolve("link.zone"), outside);
    Files.createSymbolicLink(folder.resolve("up"), temporary);
    for (String way :
        new String[] {
          "../secret.zone",
          "../not-even-there.zone",
          outside.toString(),
          "link.zone",
          "up/secret.zone"
        }) {
      write("main.zone", HEAD + "$INCLUDE " + way + "\n");

      assertThatThrownBy(() -> read("main.zone"))
          .as(way)
          .isInstanceOf(InvalidZoneFileException.class)
          .hasMessageContaining("main.zone:3: $INCLUDE of")
          .hasMessageContaining("leads out of the zone file's folder");
    }
  }

  @Test
  void aLinkWithinTheFolderIsFollowed() throws IOException {
    write("hosts.zone", "a 60 A 192.0.2.1\n");
    Files.createSymbolicLink(folder.resolve("link.zone"), folder.resolve("hosts.zone"));
    write("main.zone", HEAD + "$INCLUDE link.zone\n");

    assertThat(read("main.zone").endpoints()).containsKey(DomainName.of("a.example.com."));
  }

  @Test
  void aMissingFileAFolderAndACircleAreReported() throws IOException {
    write("circle.zone", "$INCLUDE main.zone\n");
    write(
        "main.zone", HEAD + "$INCLUDE nowhere.zone\n$INCLUDE .\n$INCLUDE circle.zone\n$INCLUDE\n");

    assertThatThrownBy(() -> read("main.zone"))
        .isInstanceOf(InvalidZoneFileException.class)
        .hasMessageContaining("has 4 problems")
        .hasMessageContaining(
            "main.zone:3: $INCLUDE of " + folder.resolve("nowhere.zone") + ": no such file")
        .hasMessageContaining("main.zone:4: $INCLUDE of")
        .hasMessageContaining(
            "circle.zone:1: $INCLUDE of " + folder.resolve("main.zone") + " goes in a circle")
        .hasMessageContaining("main.zone:6: the file of $INCLUDE is missing");
  }

  @Test
  void aFileNameThatCannotBeIsReported() throws IOException {
    write("main.zone", HEAD + "$INCLUDE a\0b\n");

    assertThatThrownBy(() -> read("main.zone"))
        .isInstanceOf(InvalidZoneFileException.class)
        .hasMessageContaining("main.zone:3: $INCLUDE: ");
  }

  @Test
  void aFileThatDoesNotSayItsOriginNeedsFinalDots() throws IOException {
    write(
        "plain.zone",
        """
        example.com. 60 SOA ns1.example.net. hostmaster.example.net. 1 2 3 4 5
        example.com. 60 NS ns1
        www 60 A 192.0.2.1
        mail.example.com. 60 MX 10 mail.example.com.
        """);

    assertThatThrownBy(() -> ZoneFileReader.read(folder.resolve("plain.zone")))
        .isInstanceOf(InvalidZoneFileException.class)
        .hasMessageContaining(
            "plain.zone:2: a name in 'ns1' has no final dot, and no origin is known")
        .hasMessageContaining("plain.zone:3: name 'www' has no final dot")
        .hasMessageNotContaining("plain.zone:4");
  }

  @Test
  void aFileThatSaysItsOriginNeedsNoOther() throws IOException {
    write("own.zone", "$ORIGIN example.com.\n" + HEAD);

    assertThat(ZoneFileReader.read(folder.resolve("own.zone")).apex()).isEqualTo(APEX);
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> read("nowhere.zone")).isInstanceOf(NoSuchFileException.class);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private ZoneFile read(String name) throws IOException {
    return ZoneFileReader.read(folder.resolve(name), APEX);
  }
}
