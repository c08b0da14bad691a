package dev.holdfast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Addresses may carry weights, and a weight stays with its address.
class WeightsTest {

  private static final Rdata FIRST = Rdata.of(new byte[] {1, 0, 0, 1});
  private static final Rdata SECOND = Rdata.of(new byte[] {1, 0, 0, 2});

  @Test
  void weightsFollowTheirAddressesIntoCanonicalOrder() {
    RecordSet set = weighted(List.of(SECOND, FIRST), List.of(20, 10));

    assertThat(set.rdata()).containsExactly(FIRST, SECOND);
    assertThat(set.weights()).containsExactly(10, 20);
  }

  @Test
  void anAddressOfWeightZeroIsInNoAnswer() {
    RecordSet set = weighted(List.of(FIRST, SECOND), List.of(0, 5));

    assertThat(set.answerable()).isEqualTo(1);
    assertThat(set.isAnswerable(0)).isFalse();
    assertThat(set.isAnswerable(1)).isTrue();
  }

  @Test
  void weightsThatAreAllZeroAreEqual() {
    RecordSet set = weighted(List.of(FIRST, SECOND), List.of(0, 0));

    assertThat(set.answerable()).isEqualTo(2);
    assertThat(set.isAnswerable(0)).isTrue();
  }

  @Test
  void aSetThatIsFlattenedKeepsWhatMayBeAnswered() {
    assertThat(weighted(List.of(FIRST, SECOND), List.of(0, 5)).flattened())
        .isEqualTo(RecordSet.of(RecordType.A, 5, SECOND));
    assertThat(weighted(List.of(FIRST, SECOND), List.of(0, 0)).flattened())
        .isEqualTo(RecordSet.of(RecordType.A, 5, FIRST, SECOND));
    RecordSet unweighted = RecordSet.of(RecordType.A, 5, FIRST);
    assertThat(unweighted.flattened()).isSameAs(unweighted);
  }

  @Test
  void eachAddressHasAWeightOrNoneHas() {
    assertThatThrownBy(() -> weighted(List.of(FIRST, SECOND), List.of(1)))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageContaining("2 values and 1 weights");
  }

  @Test
  void aWeightOutOfRangeIsRefused() {
    assertThatThrownBy(() -> weighted(List.of(FIRST), List.of(-1))).hasMessageContaining("-1");
    assertThatThrownBy(() -> weighted(List.of(FIRST), List.of(65_536)))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageContaining("0..65535");
  }

  @Test
  void onlyAddressesHaveWeights() {
    assertThatThrownBy(() ->
            new RecordSet(RecordType.TXT, 5, List.of(Rdata.of(new byte[] {1, 'x'})), List.of(1)))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessageContaining("only A and AAAA");
  }

  private static RecordSet weighted(List<Rdata> rdata, List<Integer> weights) {
    return new RecordSet(RecordType.A, 5, rdata, weights);
  }
}
