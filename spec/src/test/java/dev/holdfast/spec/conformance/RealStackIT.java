package dev.holdfast.spec.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.spec.conformance.machine.JavaMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The edges that spec and machine agree on survive the way through the log's octets, and a
/// snapshot and a restore between any two of them.
@Tag("thorough")
class RealStackIT {

  private static final Path REPORT = Path.of("target", "real-stack.txt");
  private static final long SEED = 20_251_019;

  /// How many edges of each action, and refusals by each rule, are tried before any is passed over.
  private static final long OFTEN = 200;

  private static final long LEAST_STEPS = 15_000;

  @Test
  void everyActionAndEveryRuleComesThroughLogAndSnapshotTheSame() throws IOException {
    Tally total = new Tally();
    RealStack stack = new RealStack();
    for (String model : Mutation.SMALL_MODELS) {
      Specification spec = Specification.load(model);
      JavaMachine machine = new JavaMachine(spec.bounds(), stack);
      assertThat(new Cover(spec, machine, SEED, OFTEN, total).run())
          .as("disagreements under %s", model)
          .isEmpty();
    }
    String report = "%,d requests through the stack; %s%n".formatted(stack.requests(), total);
    System.out.println(report);
    Files.writeString(REPORT, report);
    assertThat(total.stepsByAction().keySet()).isEqualTo(GraphEqualityIT.actions());
    assertThat(total.refusalsByRule().keySet()).isEqualTo(RulesInReach.inReach());
    assertThat(total.steps()).as("edges tried").isGreaterThanOrEqualTo(LEAST_STEPS);
  }
}
