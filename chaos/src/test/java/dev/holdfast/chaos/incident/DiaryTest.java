package dev.holdfast.chaos.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Steps are found whether they came before the question or come after it.
class DiaryTest {

  private final Diary<Object> diary = new Diary<>();

  @Test
  void aStepToldBeforeIsFoundAtOnce() throws Exception {
    diary.add(Actor.B, "applied");
    diary.add(Actor.B, 7L);

    assertThat(diary.await("B to count", Long.class, (who, _) -> who == Actor.B)).isEqualTo(7L);
  }

  @Test
  void aStepToldLaterIsWaitedFor() throws Exception {
    CompletableFuture<Long> found = new CompletableFuture<>();
    Thread waiting =
        Thread.startVirtualThread(() -> {
          try {
            found.complete(diary.await("C to count", Long.class, (who, _) -> who == Actor.C));
          } catch (Exception failed) {
            found.completeExceptionally(failed);
          }
        });
    diary.add(Actor.A, 1L);
    diary.add(Actor.C, "not a number");
    diary.add(Actor.C, 2L);

    assertThat(found.get(20, TimeUnit.SECONDS)).isEqualTo(2L);
    waiting.join();
  }

  @Test
  void stepsAreToldApartByWhoTookThem() {
    diary.add(Actor.A, 1L);
    diary.add(Actor.B, 2L);
    diary.add(Actor.A, "word");

    assertThat(diary.steps(Actor.A, Long.class)).containsExactly(1L);
    assertThat(diary.steps(Actor.B, Long.class)).containsExactly(2L);
  }
}
