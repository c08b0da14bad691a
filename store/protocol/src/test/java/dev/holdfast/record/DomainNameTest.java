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
    "'a\\ b.example.', a\\032b.example.",
    "a\\032b.example., a\\032b.example.",
    "'a\\\\.example.', a\\\\.example.",
    "\\092.example., \\\\.example.",
    "'a\\@\\$\\;\\(\\)\\\".example.', 'a\\@\\$\\;\\(\\)\\\".example.'",
    "\\255\\127.example., \\255\\127.example.",
    "\\042.example., *.example.",
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
  void two_names_share_an_ancestor() {
    DomainName name = DomainName.of("a.b.example.");
    assertThat(name.sharedAncestor(DomainName.of("ab.b.example.")))
        .isEqualTo(DomainName.of("b.example."));
    assertThat(name.sharedAncestor(DomainName.of("b.examples."))).isEqualTo(DomainName.ROOT);
    assertThat(name.sharedAncestor(DomainName.of("c.a.b.example."))).isEqualTo(name);
    assertThat(name.sharedAncestor(DomainName.of("example."))).isEqualTo(DomainName.of("example."));
    assertThat(name.sharedAncestor(name)).isEqualTo(name);
  }

  @Test
  void the_longest_name_fits_and_one_octet_more_does_not() {
    String label = "a".repeat(63);
    String longest = "%s.%s.%s.%s.".formatted(label, label, label, "a".repeat(61));
    assertThat(DomainName.of(longest).wireLength()).isEqualTo(255);
    assertThatThrownBy(() -> DomainName.of(longest.replaceFirst("aaa\\.$", "aaaa.")))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageEndingWith("a name has 256 octets; the limit is 255");
    assertThatThrownBy(() -> DomainName.of("www." + "a".repeat(64) + ".example."))
        .hasMessageEndingWith("label 2 has 64 octets; the limit is 63");
    assertThatThrownBy(() -> DomainName.of("a".repeat(1021)))
        .hasMessageEndingWith("it has 1021 characters; the limit is 255 octets");
  }

  @Test
  void the_longest_name_may_be_written_in_escapes() {
    String label = "\\255".repeat(63) + ".";
    DomainName longest = DomainName.of(label.repeat(3) + "\\255".repeat(61) + ".");
    assertThat(longest.wireLength()).isEqualTo(255);
    assertThat(DomainName.of(longest.toString())).isEqualTo(longest);
  }

  @ParameterizedTest
  @CsvSource({
    "a..b.,      'it has an empty label, number 2'",
    ".a.,        'it has an empty label, number 1'",
    "a b.,       a space or control character needs an escape",
    "a\tb.,      a space or control character needs an escape",
    "a\\.b\\,    a backslash stands at the end",
    "\\,         a backslash stands at the end",
    "a\\25.b.,   the escape '\\25' is not three digits in 000..255",
    "a\\256.b.,  the escape '\\256' is not three digits in 000..255",
    "a\\2,       the escape '\\2' is not three digits in 000..255",
  })
  void what_is_no_name_is_refused_with_the_reason(String text, String reason) {
    assertThatThrownBy(() -> DomainName.of(text))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageStartingWith("name '" + Excerpt.of(text) + "': ")
        .hasMessageContaining(reason);
  }

  @Test
  void nothing_is_no_name() {
    assertThatThrownBy(() -> DomainName.of(""))
        .hasMessage("a name is empty; write '.' for the root");
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
