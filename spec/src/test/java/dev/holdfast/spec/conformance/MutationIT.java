package dev.holdfast.spec.conformance;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The comparison of spec and code is itself put to the test: a machine with a rule missing or bent
/// must not pass for the spec's, and one that only looks different must.
@Tag("thorough")
class MutationIT {

  private static final Path REPORT = Path.of("target", "mutations.txt");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyMutationIsTold() throws IOException {
    Map<String, Specification> specs =
        Mutations.all().stream()
            .map(Mutation::model)
            .distinct()
            .collect(toMap(Function.identity(), Specification::load));
    Files.deleteIfExists(REPORT);
    return Mutations.all().stream()
        .map(mutation ->
            DynamicTest.dynamicTest(
                mutation.name(), () -> isTold(mutation, specs.get(mutation.model()))));
  }

  private void isTold(Mutation mutation, Specification spec) throws IOException {
    try (Mutant mutant = Mutant.of(mutation, Files.createTempDirectory(folder, "mutant"))) {
      Optional<Disagreement> told = Comparison.of(spec, mutant::machine).disagreement();
      assertThat(told).as("a disagreement because of: %s", mutation).isPresent();
      Files.writeString(REPORT, "--- %s%n%s%n%n".formatted(mutation, told.get()), CREATE, APPEND);
      assertThat(told.get().command()).as("the command that told").startsWith(mutation.told());
    }
  }

  @Test
  void aDisagreementTellsTheShortestWayThereInTheWordsOfTheProtocol() throws IOException {
    try (Mutant mutant = Mutant.of(FenceMutations.NO_FENCE, folder)) {
      Comparison.Result result = Comparison.of(Mutation.SMALL, mutant::machine);
      assertThat(result.disagreement().orElseThrow())
          .hasToString(
              """
              Spec and machine disagree on
                EnactPlan(plan 1 at e1, atomic)
              in the state
                last generation 2; the zone exists, floor 0
                plan 1: sealed, e1 to hold addresses of 1
                e1: live generation 2 (addresses of 2); before that nothing
              The spec says:
                no step
                refused: stale-generation at e1
              The machine says:
                accepted
                in the state
                last generation 2; the zone exists, floor 0
                plan 1: sealed, e1 to hold addresses of 1
                e1: live generation 1 (addresses of 1); before that [generation 2 (addresses of 2)]
              The way to that state:
                 1 OpenPlan
                 2 StageRecordSets(plan 1: e1 to hold addresses of 1)
                 3 SealPlan(plan 1)
                 4 PutRecordSets(e1)\
              """);
    }
  }

  @Test
  void theMachineCompiledAndLoadedTheSameWayWithoutAChangeIsTheSpecs() throws IOException {
    agrees(Mutation.of("nothing changed", ""), Mutation.SMALL_MODELS);
  }

  @Test
  void aMachineThatRemembersOneContentIsTheOneTheSpecDescribesThen() throws IOException {
    agrees(HistoryMutations.ONE_CONTENT_REMEMBERED, List.of("Commands_short_memory"));
  }

  private void agrees(Mutation mutation, List<String> models) throws IOException {
    try (Mutant same = Mutant.of(mutation, Files.createTempDirectory(folder, "same"))) {
      for (String model : models) {
        Comparison.Result result = Comparison.of(model, same::machine);
        assertThat(result.disagreement()).as("disagreements under %s", model).isEmpty();
        assertThat(result.tally().states()).isGreaterThan(500);
      }
    }
  }
}
