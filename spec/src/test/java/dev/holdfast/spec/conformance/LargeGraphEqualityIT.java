package dev.holdfast.spec.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Spec and code compared as in [GraphEqualityIT], where the graphs are largest.
@Tag("thorough")
class LargeGraphEqualityIT {

  private static final Path REPORT = Path.of("target", "conformance-large.txt");
  private static final long LEAST_STATES = 65_000;

  @Test
  void specAndMachineAgreeOnFreezesAndOverridesInLargerBounds() throws IOException {
    Tally total = GraphEqualityIT.compare(List.of("Commands_freeze", "Commands_overrides"), REPORT);

    assertThat(total.states()).as("states compared").isGreaterThanOrEqualTo(LEAST_STATES);
  }
}
