package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.protocol.State;
import dev.holdfast.v1.Refusal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// A call that a rule of the store refused, and that changed nothing the store answers or holds.
record Refused(List<Refusal> refusals) {

  /// Makes the call, and sees to it that nothing came of it. Only the record of what was asked has
  /// grown.
  static Refused of(OneNode one, ThrowingCallable call) {
    State before = one.replica().applied().state();
    Failure.Refused refused = Failures.of(Failure.Refused.class, call);
    State after = one.replica().applied().state();
    assertThat(after.revision()).isEqualTo(before.revision());
    assertThat(after.lastGeneration()).isEqualTo(before.lastGeneration());
    assertThat(after.zones()).isSameAs(before.zones());
    assertThat(after.plans()).isSameAs(before.plans());
    assertThat(after.overrides()).isSameAs(before.overrides());
    return new Refused(refused.refusals());
  }

  Refused by(String... rules) {
    assertThat(refusals).extracting(Refusal::getRule).containsExactly(rules);
    return this;
  }

  /// Every one of these stands in what a person reads of the first refusal.
  Refused says(String... parts) {
    assertThat(refusals.getFirst().getMessage()).contains(parts);
    return this;
  }
}
