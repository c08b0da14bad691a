package dev.holdfast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A name that is not ASCII is refused with what to write instead: the name that browsers would ask
/// for, never one that merely looks like it.
final class ALabelFormTest {

  @ParameterizedTest
  @CsvSource({
    "bücher.example.,        xn--bcher-kva.example.",
    "BÜCHER.Example,         xn--bcher-kva.Example",
    "straße.example.,        xn--strae-oqa.example.",
    "STRAẞE.example.,        xn--strae-oqa.example.",
    "βόλος.example.,         xn--nxasmm1c.example.",
    "نامه\u200cای.example.,  xn--mgba3gch31f060k.example.",
    "例え。テスト。,           xn--r8jz45g.xn--zckzah.",
    "\uD83D\uDCA9.example.,  xn--ls8h.example.",
    "u\u0308ber.example.,    xn--ber-goa.example.",
    "_dmarc.bücher.example., _dmarc.xn--bcher-kva.example.",
    "*.bücher.example.,      *.xn--bcher-kva.example.",
    "xn--bcher-kva.bücher.,  xn--bcher-kva.xn--bcher-kva.",
    "'a\\.b.ü.example.',     'a\\.b.xn--tda.example.'",
    "'a\\\\.ü.example.',     'a\\\\.xn--tda.example.'",
    "①.example.,             1.example.",
  })
  void a_name_that_is_not_ascii_is_refused_with_the_form_to_write(String name, String written) {
    assertThat(ALabelForm.of(name)).isEqualTo(new ALabelForm.Written(written));
    assertThat(DomainName.of(written)).isNotNull();
    assertThatThrownBy(() -> DomainName.of(name))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessage("name '%s': it is not ASCII; write its A-label form '%s'", name, written);
  }

  @ParameterizedTest
  @CsvSource({
    "b\uFFFDcher.example.,  was read",
    "ü@example.,            '@' (U+0040)",
    "_ü.example.,           '_' (U+005F)",
    "a\u2028ü.example.,     (U+2028)",
    "-ü.example.,           begins or ends with a hyphen",
    "ab--ü.example.,        hyphens third and fourth",
    "xn--ü.example.,        begins like an A-label",
    "\u0301a.example.,      needs a character before it",
    "אa.example.,           mixes writing directions",
    "a\u200dü.example.,     joiner",
    "·ü.example.,           punctuation",
    "\u00ad.example.,       empty",
    "ü..example.,           'xn--tda..example.' it has an empty label",
    "'ü\\..example.',       has an escape beside",
    "'\\ü.example.',        has an escape beside",
  })
  void a_name_without_such_a_form_is_refused_with_the_reason(String name, String reason) {
    assertThat(ALabelForm.of(name))
        .isInstanceOfSatisfying(
            ALabelForm.None.class, none -> assertThat(none.reason()).contains(reason));
    assertThatThrownBy(() -> DomainName.of(name))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageContaining("it is not ASCII, and it has no A-label form: ")
        .hasMessageContaining(reason);
  }

  @Test
  void half_of_a_surrogate_pair_is_no_text() {
    assertThatThrownBy(() -> DomainName.of("a\uD83D.example."))
        .hasMessageStartingWith("name 'a?.example.': it is not ASCII")
        .hasMessageContaining("(U+D83D)");
  }

  @Test
  void a_form_that_would_be_too_long_is_none() {
    assertThatThrownBy(() -> DomainName.of("ü".repeat(60) + ".example."))
        .hasMessageContaining("written as 'xn--tdaaaaa")
        .hasMessageContaining("label 1 has 66 octets; the limit is 63");
    assertThatThrownBy(() -> DomainName.of("ü".repeat(300) + ".example."))
        .hasMessageContaining("a label has 300 characters; the limit is 63 octets");
    assertThatThrownBy(() -> DomainName.of("ü.".repeat(40)))
        .hasMessageContaining("a name has 321 octets; the limit is 255");
    assertThatThrownBy(() -> DomainName.of("ü".repeat(1_000_000)))
        .hasMessageContaining("it has 1000000 characters; the limit is 255 octets");
  }
}
