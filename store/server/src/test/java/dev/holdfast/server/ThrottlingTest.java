package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.protocol.Limits;
import dev.holdfast.v1.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: what is bounded in the store is told as such, by rule, limit and figure, with the time
/// after which another try makes sense, and only where it does.
class ThrottlingTest {

  @RegisterExtension private final OneNode one = new OneNode();

  @Test
  void one_plan_too_many_is_to_be_opened_later_and_there_is_room_when_another_was_sealed() {
    List<Long> open = new ArrayList<>();
    for (int i = 0; i < Limits.OPEN_PLANS; i++) {
      open.add(one.planner().open());
    }

    Failure.Throttled throttled = Failures.of(Failure.Throttled.class, () -> one.planner().open());

    Refusal refusal = throttled.refusals().getFirst();
    assertThat(refusal.getRule()).isEqualTo("too-many-open-plans");
    assertThat(refusal.getLimit()).contains("64");
    assertThat(throttled.retryAfter()).hasValueSatisfying(it -> assertThat(it).isPositive());
    assertThat(throttled.header()).isPresent();
    one.planner().seal(open.getFirst(), address("a.example.", "192.0.2.1"));
    assertThat(one.planner().open()).isPositive();
  }
}
