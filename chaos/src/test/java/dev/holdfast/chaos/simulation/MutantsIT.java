package dev.holdfast.chaos.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The simulation is judged by what it finds: each change for the worse is found, for what it is,
/// within a few seeds.
@ExtendWith(QuietAgents.class)
@Tag("thorough")
class MutantsIT {

  private static final long SEEDS = 200;

  static List<Mutation> mutations() {
    return Mutations.all();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void everyChangeForTheWorseIsFoundForWhatItIs(Mutation mutation, @TempDir Path folder)
      throws IOException {
    try (Mutant mutant = Mutant.of(mutation, folder)) {
      String found = mutant.hunt(SEEDS);

      System.out.println(mutation + " -> " + found.replace(System.lineSeparator(), ", "));
      assertThat(found.lines().findFirst())
          .as("what is found of '%s': %s", mutation, found)
          .hasValueSatisfying(promise -> assertThat(mutation.promises()).contains(promise));
    }
  }

  @Test
  void aFailureIsToldWithAsLittleGoingWrongAsItTakes(@TempDir Path folder) throws IOException {
    try (Mutant mutant = Mutant.of(Mutations.NO_FENCE, folder)) {
      long seed = Long.parseLong(mutant.hunt(SEEDS).lines().toList().get(1).substring(5));

      String told = mutant.tell(seed);

      System.out.println(told);
      assertThat(told)
          .contains("Seed " + seed, "forward only", "EnactPlan of plan")
          .contains("Again: holdfast chaos simulate --seed " + seed);
    }
  }
}
