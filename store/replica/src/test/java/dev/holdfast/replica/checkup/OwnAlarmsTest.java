package dev.holdfast.replica.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An alarm is raised at its limit, and goes only well away from it.
class OwnAlarmsTest {

  private static final long MIB = 1 << 20;
  private static final Memory FREE = new Memory(10 * MIB, 100 * MIB);

  private final OwnAlarms alarms = new OwnAlarms("n1", 100 * MIB, 1000 * MIB);

  @Test
  void whereThereIsRoomThereIsNoAlarm() {
    alarms.look(100 * MIB, FREE, 1000 * MIB);

    assertThat(alarms.now()).isEmpty();
  }

  @Test
  void tooLittleDiskIsAnAlarmUntilATenthMoreIsFree() {
    alarms.look(99 * MIB, FREE, 0);
    assertThat(alarms.now())
        .containsExactly(new Alarm("n1", Alarm.Kind.DISK_SPACE, 100 * MIB, 99 * MIB));
    assertThat(alarms.now().getFirst())
        .hasToString(
            "free disk space of node n1 (free-space-alarm): the limit is 100 MiB at least, this is"
                + " 99 MiB; make room on its disk");

    alarms.look(109 * MIB, FREE, 0);
    assertThat(alarms.now()).hasSize(1);

    alarms.look(110 * MIB, FREE, 0);
    assertThat(alarms.now()).isEmpty();
  }

  @Test
  void aHeapOverThreeQuartersIsAnAlarmUntilItIsBackAtSeventyPercent() {
    alarms.look(200 * MIB, new Memory(76 * MIB, 100 * MIB), 0);
    assertThat(alarms.now()).extracting(Alarm::kind).containsExactly(Alarm.Kind.MEMORY);

    alarms.look(200 * MIB, new Memory(74 * MIB, 100 * MIB), 0);
    assertThat(alarms.now()).hasSize(1);

    alarms.look(200 * MIB, new Memory(69 * MIB, 100 * MIB), 0);
    assertThat(alarms.now()).isEmpty();
  }

  @Test
  void aStateOverItsQuotaIsAnAlarmUntilItIsATwentiethBelow() {
    alarms.look(200 * MIB, FREE, 1001 * MIB);
    assertThat(alarms.now()).extracting(Alarm::kind).containsExactly(Alarm.Kind.STATE_SIZE);

    alarms.look(200 * MIB, FREE, 960 * MIB);
    assertThat(alarms.now()).hasSize(1);

    alarms.look(200 * MIB, FREE, 950 * MIB);
    assertThat(alarms.now()).isEmpty();
  }

  @Test
  void copiesThatDifferAreAnAlarmUntilTheyDoNot() {
    Alarm differs = new Alarm("n1", Alarm.Kind.STATE_DIFFERS, 7, 3);
    alarms.undecided(Optional.of(differs));
    assertThat(alarms.now()).containsExactly(differs);

    alarms.undecided(Optional.empty());
    assertThat(alarms.now()).isEmpty();
  }

  @Test
  void memoryIsCollectedWhenTheStoreShrankUnderAMemoryAlarmAndOnceForEachTime() {
    Memory full = new Memory(80 * MIB, 100 * MIB);
    assertThat(alarms.look(200 * MIB, FREE, 500 * MIB)).isFalse();
    assertThat(alarms.look(200 * MIB, FREE, 100 * MIB)).isFalse();
    assertThat(alarms.look(200 * MIB, full, 100 * MIB)).isFalse();
    assertThat(alarms.look(200 * MIB, full, 200 * MIB)).isFalse();
    assertThat(alarms.look(200 * MIB, full, 180 * MIB)).isTrue();
    assertThat(alarms.look(200 * MIB, full, 180 * MIB)).isFalse();
    assertThat(alarms.look(200 * MIB, full, 100 * MIB)).isTrue();
  }
}
