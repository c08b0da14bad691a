package dev.holdfast.server.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.holdfast.contract.Failure;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Goal: no caller gets more than its rate, none pays for another, and names cost no memory.
class RatesTest {

  private final AtomicLong now = new AtomicLong();
  private final Rates rates = new Rates(new Lanes(Set.of(), Set.of()), Optional.of(3), now::get);

  private Optional<Failure.OverLimit> call(String name) {
    try {
      rates.admit(Identity.named(name));
      return Optional.empty();
    } catch (StatusRuntimeException refused) {
      return Optional.of((Failure.OverLimit) Failure.of(refused));
    }
  }

  @Test
  void a_caller_has_its_rate_and_is_told_when_there_is_more() {
    assertThat(call("ada")).isEmpty();
    assertThat(call("ada")).isEmpty();
    assertThat(call("ada")).isEmpty();

    Failure.OverLimit refused = call("ada").orElseThrow();
    assertThat(refused.subject()).isEqualTo("calls of ada at this node");
    assertThat(refused.limit()).isEqualTo("3 a second");
    assertThat(call("ben")).isEmpty();

    now.addAndGet(refused.retryAfter().orElseThrow().toNanos());
    assertThat(call("ada")).isEmpty();
    assertThat(call("ada")).isPresent();
  }

  @Test
  void what_is_saved_up_is_the_rate_of_a_second() {
    now.addAndGet(Duration.ofHours(1).toNanos());
    for (int i = 0; i < 3; i++) {
      assertThat(call("ada")).isEmpty();
    }
    assertThat(call("ada")).isPresent();
  }

  @Test
  void nodes_and_nodes_without_a_limit_are_not_held_to_one() {
    for (int i = 0; i < 100; i++) {
      assertThatCode(() -> rates.admit(new Identity.Node("n2"))).doesNotThrowAnyException();
    }
    Rates free = new Rates(new Lanes(Set.of(), Set.of()), Optional.empty(), now::get);
    for (int i = 0; i < 100; i++) {
      free.admit(Identity.named("ada"));
    }
    assertThat(free.remembered()).isZero();
  }

  @Test
  void callers_beyond_those_remembered_share_one_rate_until_others_are_quiet() {
    for (int i = 0; i < Rates.MOST_CALLERS; i++) {
      call("caller-" + i);
    }
    assertThat(call("one")).isEmpty();
    assertThat(call("two")).isEmpty();
    assertThat(call("three")).isEmpty();
    assertThat(call("four").orElseThrow().subject()).contains("further callers");
    assertThat(rates.remembered()).isLessThanOrEqualTo(Rates.MOST_CALLERS + 1);

    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(call("four")).isEmpty();
    assertThat(rates.remembered()).isEqualTo(1);
  }
}
