package dev.holdfast.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Goal: reads share rounds of confirmation, and none takes the word of a round that began before
/// it.
class ConfirmationsTest {

  private final List<CompletableFuture<Long>> rounds = new ArrayList<>();
  private final Confirmations confirmations =
      new Confirmations(() -> {
        rounds.add(new CompletableFuture<>());
        return rounds.getLast();
      });

  @Test
  void reads_that_come_during_a_round_share_the_next_one() {
    CompletableFuture<Long> first = confirmations.join();
    CompletableFuture<Long> second = confirmations.join();
    CompletableFuture<Long> third = confirmations.join();
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
  void a_round_that_fails_fails_its_own_reads_only() {
    CompletableFuture<Long> first = confirmations.join();
    CompletableFuture<Long> second = confirmations.join();

    rounds.getFirst().completeExceptionally(new IllegalStateException("no leader"));

    assertThat(first).isCompletedExceptionally();
    assertThat(second).isNotDone();
    rounds.getLast().complete(3L);
    assertThat(second).isCompletedWithValue(3L);
  }

  @Test
  void a_round_that_cannot_begin_does_not_stop_later_ones() {
    List<String> tries = new ArrayList<>();
    Confirmations failing =
        new Confirmations(() -> {
          tries.add("try");
          throw new IllegalStateException("broken");
        });

    assertThat(failing.join()).isCompletedExceptionally();
    assertThat(failing.join()).isCompletedExceptionally();
    assertThat(tries).hasSize(2);
  }
}
