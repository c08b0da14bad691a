package dev.holdfast.replica.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordType;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Record sets as they are stored, with weights and from the time before there were any.
class RecordCodecTest {

  /// A, TTL 60, 192.0.2.1 and 192.0.2.2, as stored before record sets could be weighted.
  private static final String BEFORE_WEIGHTS = "0801103c1a04c00002011a04c0000202";

  private static final List<Rdata> ADDRESSES =
      List.of(
          Rdata.of(new byte[] {(byte) 192, 0, 2, 1}), Rdata.of(new byte[] {(byte) 192, 0, 2, 2}));

  @Test
  void aSetStoredBeforeThereWereWeightsHasNone() throws InvalidProtocolBufferException {
    RecordSet set =
        RecordCodec.recordSet(
            RecordFormat.RecordSet.parseFrom(HexFormat.of().parseHex(BEFORE_WEIGHTS)));

    assertThat(set).isEqualTo(new RecordSet(RecordType.A, 60, ADDRESSES));
    assertThat(set.isWeighted()).isFalse();
  }

  @Test
  void aSetWithoutWeightsIsStoredAsItEverWas() {
    RecordSet set = new RecordSet(RecordType.A, 60, ADDRESSES);

    assertThat(RecordCodec.encode(set).toByteArray())
        .isEqualTo(HexFormat.of().parseHex(BEFORE_WEIGHTS));
  }

  @Test
  void weightsComeBackWithTheirAddresses() {
    RecordSet set = new RecordSet(RecordType.A, 60, ADDRESSES, List.of(0, RecordSet.MAX_WEIGHT));

    assertThat(RecordCodec.recordSet(RecordCodec.encode(set))).isEqualTo(set);
  }
}
