package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import java.util.function.Consumer;

/// A request that cannot be read.
///
/// @param field the one at fault
/// @param problem part of what has to be said about it
record BadInput(String field, String problem, Consumer<RunningNode> call) {

  static BadInput bad(String field, String problem, Consumer<RunningNode> call) {
    return new BadInput(field, problem, call);
  }

  void assertRefusedWithoutEffect(OneNode one) {
    var before = one.replica().applied();

    Failure.InvalidInput invalid =
        Failures.of(Failure.InvalidInput.class, () -> call.accept(one.node()));

    assertThat(invalid.field()).isEqualTo(field);
    assertThat(invalid.problem()).contains(problem);
    assertThat(one.replica().applied()).isSameAs(before);
  }

  @Override
  public String toString() {
    return field + ": " + problem;
  }
}
