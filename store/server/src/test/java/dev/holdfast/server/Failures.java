package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.Refusal;
import io.grpc.StatusRuntimeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// How calls fail, as a caller reads it.
final class Failures {

  private Failures() {}

  static Failure of(ThrowingCallable call) {
    StatusRuntimeException thrown = catchThrowableOfType(StatusRuntimeException.class, call);
    assertThat(thrown).as("the failure of the call").isNotNull();
    return Failure.of(thrown);
  }

  static <F extends Failure> F of(Class<F> kind, ThrowingCallable call) {
    Failure failure = of(call);
    assertThat(failure).isInstanceOf(kind);
    return kind.cast(failure);
  }

  /// Makes a call that may be refused.
  static void ignoringRefusals(Runnable call) {
    try {
      call.run();
    } catch (StatusRuntimeException failed) {
      assertThat(Failure.of(failed)).isInstanceOf(Failure.Refused.class);
    }
  }

  /// The only refusal of a call.
  static Refusal refusal(ThrowingCallable call) {
    Failure.Refused refused = of(Failure.Refused.class, call);
    assertThat(refused.refusals()).hasSize(1);
    return refused.refusals().getFirst();
  }
}
