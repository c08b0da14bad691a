package dev.holdfast.server.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.contract.Failure;
import dev.holdfast.dns.memory.Heap;
import org.junit.jupiter.api.Test;

/// Goal: bulk is taken while there is room for it, and refused with limit and figure above that.
class RoomTest {

  @Test
  void bulk_is_taken_up_to_the_limit() {
    assertThatCode(() -> new Room(() -> new Heap(384, 512)).require()).doesNotThrowAnyException();
    assertThatCode(() -> new Room(Heap::now).require()).doesNotThrowAnyException();
  }

  @Test
  void bulk_above_the_limit_is_refused_with_limit_and_figure() {
    Throwable refused = catchThrowable(() -> new Room(() -> new Heap(385, 512)).require());

    assertThat(Failure.of(refused))
        .isEqualTo(
            new Failure.OverLimit(
                "memory of this node",
                "384 MiB of its heap in use",
                "385 MiB; clean up, or give it more with -Xmx"));
  }
}
