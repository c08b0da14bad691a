package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.chaos.simulation.engine.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// All processes of one run: two planners, three enactors, and whoever else works on the store.
public final class Population {

  /// Places on the network below this are nodes'.
  private static final int FIRST_PLACE = 100;

  private record Role(String name, Process.Program program) {}

  private static final List<Role> ROLES =
      List.of(
          new Role("enactor-1", new EnactorProgram()),
          new Role("enactor-2", new EnactorProgram()),
          new Role("enactor-3", new EnactorProgram()),
          new Role("planner-1", new PlannerProgram()),
          new Role("planner-2", new PlannerProgram()),
          new Role("writer-1", new WriterProgram()),
          new Role("writer-2", new WriterProgram()),
          new Role("operator", new OperatorProgram()),
          new Role("claimant", new ClaimantProgram()),
          new Role("reader", new SessionProgram()));

  private static final int ENACTORS = 3;

  private Population() {}

  public static int size() {
    return ROLES.size();
  }

  /// Which of all processes are enactors.
  public static List<Integer> enactors() {
    return IntStream.range(0, ENACTORS).boxed().toList();
  }

  public static List<String> names() {
    return ROLES.stream().map(Role::name).toList();
  }

  public static boolean isEnactor(Process process) {
    return process.place() < FIRST_PLACE + ENACTORS;
  }

  public static List<Process> of(Environment environment, Chance chance) {
    List<Process> processes = new ArrayList<>();
    for (Role role : ROLES) {
      processes.add(
          new Process(
              environment,
              role.name(),
              FIRST_PLACE + processes.size(),
              chance.fork(role.name()),
              role.program()));
    }
    return processes;
  }

  /// Whoever comes in the end, when only a quorum is left, and publishes a plan for all endpoints.
  public static Process rescuer(Environment environment, Chance chance, Rescue rescue) {
    return new Process(
        environment, "rescuer", FIRST_PLACE + ROLES.size(), chance.fork("rescuer"), rescue);
  }
}
