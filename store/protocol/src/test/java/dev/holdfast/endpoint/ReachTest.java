package dev.holdfast.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is reached is what some answer would hold.
class ReachTest {

  private static final Rdata ONE = Rdata.of(new byte[] {1, 1, 1, 1});
  private static final Rdata TWO = Rdata.of(new byte[] {1, 1, 1, 2});
  private static final Rdata SIX = Rdata.of(new byte[16]);

  @Test
  void addresses_of_both_families_are_reached_and_nothing_else() {
    Reach reach =
        Reach.direct(
            RecordSets.of(
                RecordSet.of(RecordType.A, 5, ONE),
                RecordSet.of(RecordType.AAAA, 5, SIX),
                RecordSet.of(RecordType.TXT, 5, Rdata.of(new byte[] {1, 'x'}))));

    assertThat(reach.addresses()).containsExactly(ONE, SIX);
    assertThat(reach.size()).isEqualTo(2);
    assertThat(reach.hasV4()).isTrue();
    assertThat(reach.hasV6()).isTrue();
    assertThat(reach.isEmpty()).isFalse();
    assertThat(Reach.direct(RecordSets.of(RecordSet.of(RecordType.A, 5, ONE))).hasV6()).isFalse();
    assertThat(Reach.direct(RecordSets.of(RecordSet.of(RecordType.AAAA, 5, SIX))).hasV4())
        .isFalse();
    assertThat(Reach.direct(RecordSets.NONE)).isEqualTo(Reach.NOTHING);
    assertThat(Reach.NOTHING.isEmpty()).isTrue();
    assertThat(Reach.OUTSIDE.isEmpty()).isFalse();
  }

  @Test
  void an_address_of_weight_zero_is_not_reached_unless_all_are() {
    assertThat(weighted(0, 1).addresses()).containsExactly(TWO);
    assertThat(weighted(0, 0).addresses()).containsExactly(ONE, TWO);
  }

  @Test
  void lost_is_what_the_other_does_not_reach() {
    assertThat(weighted(1, 1).lost(weighted(0, 1))).isEqualTo(1);
    assertThat(weighted(0, 1).lost(weighted(1, 1))).isZero();
    assertThat(weighted(1, 1).lost(Reach.NOTHING)).isEqualTo(2);
    assertThat(weighted(1, 1).lost(Reach.OUTSIDE)).isZero();
    assertThat(Reach.OUTSIDE.lost(Reach.NOTHING)).isZero();
    assertThat(weighted(1, 0).lost(weighted(0, 1))).isEqualTo(1);
  }

  private static Reach weighted(int first, int second) {
    return Reach.direct(
        RecordSets.of(new RecordSet(RecordType.A, 5, List.of(ONE, TWO), List.of(first, second))));
  }
}
