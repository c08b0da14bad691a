package dev.holdfast.spec.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.Rule;
import org.junit.jupiter.api.Test;

/// Spec and code are one about access too: every step of `Access.tla` is what the machine does, and
/// the machine does nothing else.
class AccessEqualityTest {

  @Test
  void everyStepOfTheSpecIsWhatTheMachineDoesAndTheMachineDoesNothingElse() {
    AccessComparison.Result result = AccessComparison.run(AccessSpec.load("Access_commands"));

    assertThat(result.states()).as("states compared").isGreaterThan(500);
    assertThat(result.steps().keySet())
        .containsExactlyInAnyOrder(
            "EnableAccess",
            "DisableAccess",
            "GrantRole",
            "RevokeRole",
            "AddToken",
            "RevokeToken",
            "Write");
    assertThat(result.refusals().keySet())
        .containsExactlyInAnyOrder(
            Rule.NOT_PERMITTED,
            Rule.ENABLER_NOT_ADMIN,
            Rule.LAST_ADMIN,
            Rule.ROLE_NOT_GRANTED,
            Rule.TOKEN_EXISTS,
            Rule.NO_SUCH_TOKEN);
  }
}
