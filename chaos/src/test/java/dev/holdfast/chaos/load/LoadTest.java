package dev.holdfast.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Goal: a load does what was asked for, counts what became of it, and does not forget the
/// operations that a stall kept from beginning.
class LoadTest {

  private static final LoadOptions SHORT =
      LoadOptions.DEFAULT.withInFlight(4).lasting(Duration.ZERO, Duration.ofMillis(300));

  /// A target of a test's own making.
  private interface Answer extends Target {
    @Override
    default String name() {
      return "answer";
    }

    @Override
    default void prepare(Values values, int keys) {
      // It needs nothing.
    }

    @Override
    default void close() {
      // Nothing is open.
    }
  }

  @Test
  void a_stall_is_seen_in_every_operation_that_was_due_meanwhile() throws InterruptedException {
    AtomicBoolean stalled = new AtomicBoolean();
    Answer target =
        (_, _, _) -> {
          if (stalled.compareAndSet(false, true)) {
            sleep(200);
          }
          return Result.DONE;
        };

    LoadReport report = Load.run(target, SHORT.withInFlight(1).withRate(1000));

    // 200 were due while the first one took its time, and the half of them for more than half of
    // it.
    long late =
        report.done() - report.nanosByWork().get(Work.WRITE).getCountBetweenValues(0, 99_000_000);
    assertThat(late).isGreaterThanOrEqualTo(100);
    assertThat(report.done()).isEqualTo(300);
  }

  @Test
  void no_more_operations_are_under_way_than_may_be() throws InterruptedException {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Answer target =
        (_, _, _) -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          sleep(1);
          underWay.decrementAndGet();
          return Result.DONE;
        };

    Load.run(target, SHORT);

    assertThat(most).hasValue(4);
  }

  @Test
  void what_was_refused_and_what_failed_does_not_count_as_done() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    Answer target =
        (_, _, _) -> {
          sleep(1);
          return Result.values()[calls.getAndIncrement() % 3];
        };

    LoadReport report = Load.run(target, SHORT);

    assertThat(report.done()).isPositive();
    assertThat(report.refused()).isPositive();
    assertThat(report.failed()).isPositive();
    assertThat(report.done() + report.refused() + report.failed()).isLessThanOrEqualTo(calls.get());
    assertThat(report.json().get("refused").getAsLong()).isEqualTo(report.refused());
  }

  @Test
  void every_value_is_written_once_and_is_as_long_as_was_asked_for() throws InterruptedException {
    Set<String> values = ConcurrentHashMap.newKeySet();
    AtomicInteger calls = new AtomicInteger();
    Answer target =
        (_, _, value) -> {
          values.add(value);
          calls.incrementAndGet();
          sleep(1);
          return Result.DONE;
        };

    Load.run(target, SHORT);

    assertThat(values).hasSize(calls.get()).allSatisfy(value -> assertThat(value).hasSize(256));
  }

  @Test
  void a_mix_is_drawn_by_its_shares() {
    Mix.Draw draw = Mix.parse("write=20, read=70,local-read=10").draw(new Random(1));
    Map<Work, Integer> drawn = new ConcurrentHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      drawn.merge(draw.next(), 1, Integer::sum);
    }

    assertThat(drawn.get(Work.WRITE)).isBetween(1_800, 2_200);
    assertThat(drawn.get(Work.READ)).isBetween(6_700, 7_300);
    assertThat(drawn.get(Work.LOCAL_READ)).isBetween(850, 1_150);
  }

  @Test
  void a_mix_that_cannot_be_meant_is_refused_with_what_is_wrong() {
    assertThatThrownBy(() -> Mix.parse("write=0")).hasMessageContaining("'0' is no share");
    assertThatThrownBy(() -> Mix.parse("wirte"))
        .hasMessage("'wirte' is none of write, read, local-read");
    assertThatThrownBy(() -> Mix.parse("read,read=2")).hasMessage("read stands in it twice");
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
