package dev.holdfast.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A seed decides when everything goes wrong: each fault alone, then some of them at once.
class ScheduleTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private static List<Planned> alone(Schedule schedule) {
    return schedule.faults().stream().filter(planned -> planned.storm() == 0).toList();
  }

  private static List<Planned> together(Schedule schedule) {
    return schedule.faults().stream().filter(planned -> planned.storm() > 0).toList();
  }

  @Test
  void aSeedIsTheSameScheduleEveryTime() {
    Schedule once = Schedule.of(7, LONG, Faults.all());

    assertThat(Schedule.of(7, LONG, Faults.all())).isEqualTo(once);
    assertThat(Schedule.of(8, LONG, Faults.all())).isNotEqualTo(once);
  }

  @Test
  void eachFaultIsAloneOnce() {
    for (long seed = 1; seed <= 50; seed++) {
      List<Planned> alone = alone(Schedule.of(seed, LONG, Faults.all()));

      assertThat(alone)
          .extracting(Planned::fault)
          .containsExactlyInAnyOrderElementsOf(Faults.all());
      for (int i = 1; i < alone.size(); i++) {
        Planned before = alone.get(i - 1);
        assertThat(alone.get(i).at()).isGreaterThan(before.at().plus(before.time()));
      }
    }
  }

  @Test
  void stormsComeAfterwardsAndMeetSeveralFaults() {
    for (long seed = 1; seed <= 50; seed++) {
      Schedule schedule = Schedule.of(seed, LONG, Faults.all());
      List<Planned> together = together(schedule);
      Planned last = alone(schedule).getLast();

      assertThat(together).isNotEmpty();
      assertThat(together)
          .allSatisfy(planned -> {
            assertThat(planned.at()).isGreaterThan(last.at().plus(last.time()));
            assertThat(planned.at().plus(planned.time())).isLessThan(LONG);
            assertThat(together.stream().filter(it -> it.storm() == planned.storm()).count())
                .isBetween(2L, 3L);
          });
    }
  }

  @Test
  void faultsLastLongerThanAnElection() {
    Schedule schedule = Schedule.of(3, LONG, Faults.all());

    assertThat(schedule.faults())
        .allSatisfy(
            planned -> assertThat(planned.time()).isGreaterThanOrEqualTo(Schedule.SHORTEST));
    assertThat(schedule.faults()).extracting(Planned::number).first().isEqualTo(1);
  }

  @Test
  void aTimeTooShortForAllIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.of(1, Duration.ofSeconds(60), Faults.all()))
        .withMessageContaining("and not 60 s");
    assertThat(Schedule.of(1, Schedule.shortest(1), Faults.all().subList(0, 1)).faults())
        .hasSize(1);
  }
}
