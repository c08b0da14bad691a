package dev.holdfast.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Goal: the table of keys can be relied on: its defaults could be written, its variables cannot be
/// mistaken for one another, and the documentation says what it says.
class KeysTest {

  private static final Path OPERATING = Path.of("../../docs/operating.md");
  private static final String HEADINGS = "| key | default | values | meaning |";

  private static String row(KeyDescription key) {
    String standard =
        List.of("required", "none").contains(key.standard())
            ? key.standard()
            : "`%s`".formatted(key.standard());
    return "| `%s` | %s | %s | %s |".formatted(key.name(), standard, key.form(), key.meaning());
  }

  @Test
  void the_table_of_the_operating_page_is_the_table_of_keys() throws IOException {
    List<String> documented =
        Files.readAllLines(OPERATING).stream()
            .dropWhile(line -> !line.equals(HEADINGS))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    List<String> rows = KeyDescription.all().stream().map(KeysTest::row).toList();

    assertThat(documented)
        .as("%s under '%s' should say:%n%s%n", OPERATING, HEADINGS, String.join("\n", rows))
        .isEqualTo(rows);
  }

  @Test
  void every_default_could_be_written() {
    assertThat(Keys.all())
        .filteredOn(key -> key.standard().isPresent())
        .allSatisfy(key -> {
          assertThat(key.required()).isFalse();
          assertThat(key.kind().parse(key.standard().orElseThrow(), Path.of("/"))).isNotNull();
        });
  }

  @Test
  void no_two_keys_share_a_name_or_a_variable() {
    assertThat(Keys.all()).extracting(Key::name).doesNotHaveDuplicates();
    assertThat(Keys.all().stream().map(key -> Key.variable(key.at(0))).collect(Collectors.toList()))
        .doesNotHaveDuplicates()
        .contains(
            "HOLDFAST_NODE",
            "HOLDFAST_REPLICATION_ELECTION_TIMEOUT_MIN",
            "HOLDFAST_MEMBERS_0_ALLOW_NON_LOOPBACK");
  }
}
