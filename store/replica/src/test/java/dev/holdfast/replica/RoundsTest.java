package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Goal: who asks shares rounds with others, and none takes the word of a round that began before.
class RoundsTest {

  private final List<CompletableFuture<Long>> rounds = new ArrayList<>();
  private final Rounds<Long> shared =
      new Rounds<>(
          () -> {
            rounds.add(new CompletableFuture<>());
            return rounds.getLast();
          },
          Runnable::run);

  @Test
  void whoComesDuringARoundSharesTheNextOne() {
    CompletableFuture<Long> first = shared.join();
    CompletableFuture<Long> second = shared.join();
    CompletableFuture<Long> third = shared.join();
    assertThat(rounds).hasSize(1);

    rounds.getFirst().complete(7L);

    assertThat(first).isCompletedWithValue(7L);
    assertThat(second).isNotDone();
    assertThat(rounds).hasSize(2);
    rounds.getLast().complete(9L);
    assertThat(second).isCompletedWithValue(9L);
    assertThat(third).isCompletedWithValue(9L);
  }

  @Test
  void aRoundThatFailsFailsItsOwnOnly() {
    CompletableFuture<Long> first = shared.join();
    CompletableFuture<Long> second = shared.join();

    rounds.getFirst().completeExceptionally(new IllegalStateException("no leader"));

    assertThat(first).isCompletedExceptionally();
    assertThat(second).isNotDone();
    rounds.getLast().complete(3L);
    assertThat(second).isCompletedWithValue(3L);
  }

  @Test
  void aRoundThatCannotBeginDoesNotStopLaterOnes() {
    List<String> tries = new ArrayList<>();
    Rounds<Long> failing =
        new Rounds<>(
            () -> {
              tries.add("try");
              throw new IllegalStateException("broken");
            },
            Runnable::run);

    assertThat(failing.join()).isCompletedExceptionally();
    assertThat(failing.join()).isCompletedExceptionally();
    assertThat(tries).hasSize(2);
  }
}
