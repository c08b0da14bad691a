package dev.holdfast.chaos.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.legacy.LegacyDns.BatchResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The stand-in's store takes and answers what hosted DNS services do, no more and no less.
class LegacyDnsTest {

  private static final String ZONE = "region.db.example.";
  private static final LegacyEntry.Addresses ADDRESSES =
      new LegacyEntry.Addresses(List.of("198.18.0.1"));

  private final LegacyDns dns = new LegacyDns();

  private BatchResult apply(LegacyChange... batch) {
    return dns.apply(ZONE, List.of(batch));
  }

  private static LegacyChange alias(String target) {
    return new LegacyChange.Upsert(ZONE, new LegacyEntry.Alias(target));
  }

  @Test
  void aBatchIsTakenWholeOrNotAtAll() {
    apply(new LegacyChange.Create("x." + ZONE, ADDRESSES));

    BatchResult result =
        apply(
            new LegacyChange.Create("y." + ZONE, ADDRESSES),
            new LegacyChange.Create("x." + ZONE, ADDRESSES));

    assertThat(result).isInstanceOf(BatchResult.Rejected.class);
    assertThat(dns.read(ZONE, "y." + ZONE)).isEmpty();
  }

  @Test
  void onlyExactlyWhatIsThereCanBeDeleted() {
    apply(new LegacyChange.Create("x." + ZONE, ADDRESSES));

    assertThat(apply(new LegacyChange.Delete("x." + ZONE, new LegacyEntry.Alias("other"))))
        .isInstanceOf(BatchResult.Rejected.class);
    assertThat(apply(new LegacyChange.Delete("x." + ZONE, ADDRESSES)))
        .isEqualTo(new BatchResult.Accepted());
  }

  @Test
  void anAliasMustPointAtSomethingWhenItIsWritten() {
    assertThat(apply(alias("plan-1." + ZONE)))
        .isEqualTo(
            new BatchResult.Rejected(
                "region.db.example. cannot point at plan-1.region.db.example., which does not exist"));
    assertThat(apply(new LegacyChange.Upsert("plan-1." + ZONE, ADDRESSES), alias("plan-1." + ZONE)))
        .isEqualTo(new BatchResult.Accepted());
    assertThat(dns.resolve(ZONE)).hasValue(List.of("198.18.0.1"));
  }

  @Test
  void anAliasWhoseTargetWasDeletedStaysAndAnswersNothing() {
    apply(new LegacyChange.Upsert("plan-1." + ZONE, ADDRESSES), alias("plan-1." + ZONE));

    assertThat(apply(new LegacyChange.Delete("plan-1." + ZONE, ADDRESSES)))
        .isEqualTo(new BatchResult.Accepted());
    assertThat(dns.resolve(ZONE)).hasValue(List.of());
  }

  @Test
  void aNameThatNeverWasIsUnknown() {
    assertThat(dns.resolve(ZONE)).isEmpty();
  }
}
