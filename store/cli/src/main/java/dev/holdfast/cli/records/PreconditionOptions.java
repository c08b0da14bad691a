package dev.holdfast.cli.records;

import dev.holdfast.v1.Precondition;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// What has to be true of the endpoint for a change to be made.
final class PreconditionOptions {

  @ArgGroup private Condition condition = new Condition();

  static final class Condition {

    @Option(
        names = "--if-generation",
        paramLabel = "GEN",
        description = "Only if this is its live generation: nobody changed it since you looked.")
    private Optional<Long> generation = Optional.empty();

    @Option(names = "--if-present", description = "Only if it holds some record set.")
    private boolean present;

    @Option(names = "--if-absent", description = "Only if it holds none.")
    private boolean absent;
  }

  List<Precondition> of(String name) {
    Precondition.Builder precondition = Precondition.newBuilder().setName(name);
    if (condition.generation.isPresent()) {
      return List.of(precondition.setGeneration(condition.generation.get()).build());
    }
    return condition.present || condition.absent
        ? List.of(precondition.setPresent(condition.present).build())
        : List.of();
  }
}
