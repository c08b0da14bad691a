package dev.holdfast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CheckTableTest {

  private static final Breach EMPTY = new Breach(Breach.Kind.STATE, "NeverEmpty");

  @Test
  void resultsStandInColumnsAndAreCounted() {
    assertThat(CheckTable.render(List.of(held(), broken(new Verdict.AsExpected()))))
        .isEqualTo(
            """
            module    configuration   expected           found              distinct states  depth   time
            Store     Store           holds              holds                    1 234 567     21  9.9 s
            Incident  Incident_empty  breaks NeverEmpty  breaks NeverEmpty               12      -  0.5 s

            all 2 checks as expected
            """);
  }

  @Test
  void whatIsNotAsExpectedIsToldInASentence() {
    assertThat(CheckTable.render(List.of(held(), broken(new Verdict.Unexpected("had to hold")))))
        .endsWith(
            """

            Incident_empty: had to hold
            1 of 2 checks not as expected
            """);
  }

  private static CheckResult held() {
    return new CheckResult(
        "Store",
        "Store",
        new Expectation.Holds(new TreeSet<>()),
        new Finding.Held(),
        1_234_567,
        OptionalInt.of(21),
        Duration.ofMillis(9_876),
        new Verdict.AsExpected());
  }

  private static CheckResult broken(Verdict verdict) {
    return new CheckResult(
        "Incident",
        "Incident_empty",
        new Expectation.Breaks(EMPTY),
        new Finding.Broke(EMPTY),
        12,
        OptionalInt.empty(),
        Duration.ofMillis(512),
        verdict);
  }
}
