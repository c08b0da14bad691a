package dev.holdfast.spec.story;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Has the words for a circle of actions.
interface Words {

  /// A sentence for this step, if its action belongs here.
  Optional<String> tell(Step step);

  /// A sentence for a step of `module`. An action nobody has words for speaks for itself.
  static String tell(String module, Step step) {
    return forModule(module).stream()
        .map(words -> words.tell(step))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(step.action() + ".");
  }

  private static List<Words> forModule(String module) {
    return switch (module) {
      case "Incident" -> List.of(new IncidentWords());
      case "PlanEnactCleanUp" -> List.of(new EnactorWords(), new StoreWords());
      case "LateRequests" -> List.of(new RequestWords(), new StoreWords());
      case "Planning" -> List.of(new PlannerWords(), new StoreWords());
      case "OutsideTargets", "TargetInduction", "Claims", "ClaimsInduction" ->
          List.of(new TargetWords(), new ClaimWords(), new EnactorWords(), new StoreWords());
      case "Guards", "GuardsInduction" -> List.of(new GuardWords());
      case "Velocity", "VelocityInduction" -> List.of(new VelocityWords());
      default -> List.of(new StoreWords(), new OperatorWords());
    };
  }

  /// A set or list of things as people say it: `e1`, `e1 and e2`, `e1, e2 and e3`.
  static String and(List<String> things) {
    return switch (things.size()) {
      case 0 -> "nothing";
      case 1 -> things.getFirst();
      default ->
          String.join(", ", things.subList(0, things.size() - 1)) + " and " + things.getLast();
    };
  }

  /// The members of a set as TLC prints it.
  static List<String> members(String set) {
    return Stream.of(set.replaceAll("[{}]", "").split(", "))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
