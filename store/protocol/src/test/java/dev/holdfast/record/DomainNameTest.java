package dev.holdfast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DomainNameTest {

  @Test
  void names_sort_in_the_canonical_order_of_rfc_4034() {
    // The example of section 6.1.
    List<DomainName> canonical =
        IntStream.range(0, 9)
            .mapToObj(i ->
                List.of(
                        "example.",
                        "a.example.",
                        "yljkjljk.a.example.",
                        "Z.a.example.",
                        "zABC.a.EXAMPLE.",
                        "z.example.",
                        "\\001.z.example.",
                        "*.z.example.",
                        "\\200.z.example.")
                    .get(i))
            .map(DomainName::of)
            .toList();
    List<DomainName> shuffled = new java.util.ArrayList<>(canonical);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(shuffled.stream().sorted().toList()).isEqualTo(canonical);
  }

  @Test
  void a_label_that_is_a_prefix_of_another_sorts_first_even_before_octet_zero() {
    assertThat(DomainName.of("a.example.")).isLessThan(DomainName.of("a\\000.example."));
    assertThat(DomainName.of("x.a.example.")).isLessThan(DomainName.of("a\\000.example."));
    assertThat(DomainName.of("a\\000.example.")).isLessThan(DomainName.of("a\\001.example."));
    assertThat(DomainName.of("a\\001.example.")).isLessThan(DomainName.of("a\\002.example."));
  }

  @ParameterizedTest
  @CsvSource({
    "EXAMPLE.com, example.com.",
    "example.com., example.com.",
    "a\\.b.example., a\\.b.example.",
    "a\\046b.example., a\\.b.example.",
    "\\000\\001\\002.example., \\000\\001\\002.example.",
    "\\065.example., a.example.",
    "*.example., *.example.",
    "., ."
  })
  void text_and_wire_round_trip(String text, String canonical) {
    DomainName name = DomainName.of(text);
    assertThat(name).hasToString(canonical);
    assertThat(DomainName.of(name.toString())).isEqualTo(name);
    assertThat(DomainName.fromWire(name.toWire())).isEqualTo(name);
    assertThat(name.toWire()).hasSize(name.wireLength());
  }

  @Test
  void a_name_knows_what_lies_within_it() {
    DomainName example = DomainName.of("example.");
    assertThat(DomainName.of("www.example.").isBelow(example)).isTrue();
    assertThat(example.isBelow(example)).isFalse();
    assertThat(example.isWithin(example)).isTrue();
    assertThat(DomainName.of("counterexample.").isWithin(example)).isFalse();
    assertThat(DomainName.of("example.net.").isWithin(example)).isFalse();
    assertThat(example.isWithin(DomainName.ROOT)).isTrue();
  }

  @Test
  void a_name_knows_its_ancestors_and_its_wildcard() {
    DomainName name = DomainName.of("a.b.example.");
    assertThat(name.parent()).contains(DomainName.of("b.example."));
    assertThat(name.ancestor(0)).isEqualTo(DomainName.ROOT);
    assertThat(name.ancestor(3)).isEqualTo(name);
    assertThat(DomainName.ROOT.parent()).isEmpty();
    assertThat(name.wildcard()).isEqualTo(DomainName.of("*.a.b.example."));
    assertThat(name.wildcard().isWildcard()).isTrue();
    assertThat(DomainName.of("*.").isWildcard()).isTrue();
    assertThat(DomainName.of("a*.example.").isWildcard()).isFalse();
    assertThat(DomainName.of("x.*.example.").isWildcard()).isFalse();
  }

  @Test
  void the_longest_name_fits_and_one_octet_more_does_not() {
    String label = "a".repeat(63);
    String longest = "%s.%s.%s.%s.".formatted(label, label, label, "a".repeat(61));
    assertThat(DomainName.of(longest).wireLength()).isEqualTo(255);
    assertThatThrownBy(() -> DomainName.of(longest.replaceFirst("aaa\\.$", "aaaa.")))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageContaining("255");
    assertThatThrownBy(() -> DomainName.of("a".repeat(64) + ".example."))
        .hasMessageContaining("64")
        .hasMessageContaining("63");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a..b.", ".a.", "a b.", "a\\.b\\", "a\\25.b.", "a\\256.b.", "a\tb."})
  void what_is_no_name_is_refused(String text) {
    assertThatThrownBy(() -> DomainName.of(text)).isInstanceOf(InvalidRecordException.class);
  }

  @Test
  void unicode_is_refused_with_the_a_label_to_write() {
    assertThatThrownBy(() -> DomainName.of("b\u00fccher.example."))
        .hasMessageContaining("xn--bcher-kva.example.");
  }

  @Test
  void wire_form_that_is_cut_short_or_compressed_is_refused() {
    byte[] wire = DomainName.of("www.example.").toWire();
    for (int length = 0; length < wire.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(wire, length);
      assertThatThrownBy(() -> DomainName.fromWire(cut)).isInstanceOf(InvalidRecordException.class);
    }
    assertThatThrownBy(() -> DomainName.fromWire(new byte[] {(byte) 0xc0, 0}))
        .hasMessageContaining("compressed");
    assertThatThrownBy(() -> DomainName.fromWire(java.util.Arrays.copyOf(wire, wire.length + 1)))
        .hasMessageContaining("follow");
  }
}
