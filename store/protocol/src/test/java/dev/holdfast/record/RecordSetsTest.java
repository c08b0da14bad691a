package dev.holdfast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordSetsTest {

  private static final Rdata ONE = Rdata.of(new byte[] {(byte) 192, 0, 2, 1});
  private static final Rdata TWO = Rdata.of(new byte[] {10, 0, 0, 2});

  @Test
  void values_are_kept_in_canonical_order_so_that_equal_sets_are_equal() {
    assertThat(RecordSet.of(RecordType.A, 60, ONE, TWO))
        .isEqualTo(RecordSet.of(RecordType.A, 60, TWO, ONE));
    assertThat(RecordSet.of(RecordType.A, 60, ONE, TWO).rdata()).containsExactly(TWO, ONE);
  }

  @Test
  void a_value_stands_once() {
    refuses(() -> RecordSet.of(RecordType.A, 60, ONE, ONE), "twice");
  }

  @Test
  void addresses_have_their_length() {
    refuses(() -> RecordSet.of(RecordType.AAAA, 60, ONE), "4 octets; it needs 16");
    refuses(() -> RecordSet.of(RecordType.A, 60, Rdata.of(new byte[16])), "16 octets; it needs 4");
  }

  @Test
  void names_in_rdata_are_whole() {
    refuses(
        () -> RecordSet.of(RecordType.CNAME, 60, Rdata.of(new byte[] {3, 'w'})), "past the end");
    refuses(() -> RecordSet.of(RecordType.MX, 60, Rdata.of(new byte[] {0, 10})), "too short");
    refuses(() -> RecordSet.of(RecordType.NS, 60, Rdata.of(new byte[] {0, 0})), "follow the name");
  }

  @Test
  void a_ttl_is_never_negative_and_a_set_never_empty() {
    refuses(() -> RecordSet.of(RecordType.A, -1, ONE), "TTL -1");
    refuses(() -> RecordSet.of(RecordType.A, 60), "no values");
  }

  @Test
  void query_types_cannot_be_stored_and_types_are_in_range() {
    refuses(() -> RecordSet.of(new RecordType(255), 60, ONE), "cannot be stored");
    refuses(() -> RecordSet.of(new RecordType(41), 60, ONE), "cannot be stored");
    refuses(() -> new RecordType(0), "1..65535");
    refuses(() -> RecordType.of("BOGUS"), "TYPE123");
    assertThat(RecordType.of("type65280")).isEqualTo(new RecordType(65280));
    assertThat(RecordType.of("aaaa")).isEqualTo(RecordType.AAAA);
  }

  @Test
  void a_cname_stands_alone() {
    RecordSet cname =
        RecordSet.of(RecordType.CNAME, 60, Rdata.of(DomainName.of("a.example.").toWire()));
    RecordSet address = RecordSet.of(RecordType.A, 60, ONE);
    refuses(() -> RecordSets.of(cname, address), "alone");
    RecordSet signature = RecordSet.of(RecordType.RRSIG, 60, Rdata.of(new byte[] {1}));
    assertThat(RecordSets.of(cname, signature).size()).isEqualTo(2);
    refuses(
        () ->
            RecordSet.of(
                RecordType.CNAME,
                60,
                Rdata.of(DomainName.of("a.example.").toWire()),
                Rdata.of(DomainName.of("b.example.").toWire())),
        "it may have 1");
  }

  @Test
  void a_type_stands_once_and_the_soa_not_at_all() {
    RecordSet address = RecordSet.of(RecordType.A, 60, ONE);
    refuses(() -> RecordSets.of(address, RecordSet.of(RecordType.A, 30, TWO)), "given twice");
    refuses(() -> RecordSets.of(RecordSet.of(RecordType.SOA, 60, Rdata.of(new byte[] {0}))), "SOA");
  }

  @Test
  void sets_are_replaced_and_taken_away_by_type() {
    RecordSet address = RecordSet.of(RecordType.A, 60, ONE);
    RecordSet text = RecordSet.of(RecordType.TXT, 60, Rdata.of(new byte[] {1, 'x'}));
    RecordSets both = RecordSets.of(text, address);
    assertThat(both.asList()).isEqualTo(List.of(address, text));
    assertThat(both.with(RecordSet.of(RecordType.A, 5, TWO)).find(RecordType.A).orElseThrow())
        .isEqualTo(RecordSet.of(RecordType.A, 5, TWO));
    assertThat(both.without(RecordType.A).without(RecordType.TXT)).isEqualTo(RecordSets.NONE);
  }

  private static void refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable construction, String words) {
    assertThatThrownBy(construction)
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageContaining(words);
  }
}
