package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.endpoint.Change;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds what is told of many endpoints at once to what asking each plan about each of them tells.
final class CoverageTest {

  private static final Change CHANGE = new Change("test", "", Instant.EPOCH, 1);
  private static final int NAMES = 40;

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  /// Small plans are in question, and there may be plans that hold more than all of those do.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void an_endpoint_is_covered_where_some_newer_sealed_plan_names_it(long seed) {
    Random random = new Random(seed);
    Plans plans = Plans.NONE;
    for (long generation = 1; generation <= 12; generation++) {
      plans = plans.with(plan(generation, random));
    }
    List<Plan> questioned =
        plans.all().stream().filter(plan -> plan.generation() <= 1 + random.nextInt(8)).toList();

    Coverage coverage = new Coverage(plans, questioned);

    for (Plan plan : questioned) {
      for (DomainName owner : names(plan)) {
        assertThat(coverage.coveredAfter(plan.generation(), owner))
            .as("%s after plan %d", owner, plan.generation())
            .isEqualTo(covered(plans, plan.generation(), owner));
      }
    }
  }

  private static boolean covered(Plans plans, long generation, DomainName owner) {
    return plans.all().stream()
        .filter(plan -> plan.generation() > generation && plan instanceof Plan.Sealed)
        .anyMatch(plan -> names(plan).contains(owner));
  }

  private static List<DomainName> names(Plan plan) {
    return switch (plan) {
      case Plan.Open open -> List.copyOf(open.contents().endpoints().keySet());
      case Plan.Sealed sealed -> List.copyOf(sealed.contents().endpoints().keySet());
      case Plan.Cleaned _ -> List.of();
    };
  }

  private static Plan plan(long generation, Random random) {
    PlanContents contents = contents(random);
    return switch (random.nextInt(6)) {
      case 0 -> new Plan.Open(generation, CHANGE, 1, contents);
      case 1 -> new Plan.Cleaned(generation, CHANGE, CHANGE, contents.digest());
      default -> new Plan.Sealed(generation, CHANGE, CHANGE, contents);
    };
  }

  /// Now and then most of the names, and otherwise a few.
  private static PlanContents contents(Random random) {
    int oneIn = random.nextInt(4) == 0 ? 2 : 12;
    return IntStream.range(0, NAMES)
        .filter(_ -> random.nextInt(oneIn) == 0)
        .mapToObj(i -> DomainName.of("e%d.example.".formatted(i)))
        .reduce(
            PlanContents.NONE,
            (contents, owner) -> contents.with(owner, RecordSets.NONE),
            (one, _) -> one);
  }
}
