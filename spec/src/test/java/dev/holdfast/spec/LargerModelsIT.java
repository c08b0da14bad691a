package dev.holdfast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The questions of the fast set in larger bounds, as far as they take a minute or two.
@Tag("thorough")
class LargerModelsIT {

  @ParameterizedTest
  @ValueSource(strings = "PlanEnactCleanUp_fleet_five_long")
  void whatHoldsInSmallBoundsHoldsInLargerOnes(String configuration) throws InterruptedException {
    List<CheckResult> results = Checker.run(Checks.matching(configuration), ProgressListener.NONE);

    assertThat(results)
        .singleElement()
        .satisfies(result -> assertThat(result.verdict()).isEqualTo(new Verdict.AsExpected()));
  }
}
