package dev.holdfast.spec.conformance;

import dev.holdfast.spec.conformance.SpecCommand.Mode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// All commands with all arguments within bounds, counted out independently of the spec. Commands
/// come from the spec's next-state relation: were one missing there, or one of its arguments, it
/// would not be asked of the machine either.
final class Alphabet {

  private static final List<Boolean> EITHER = List.of(false, true);

  private final Bounds bounds;
  private final Set<SpecCommand> commands = new HashSet<>();

  private Alphabet(Bounds bounds) {
    this.bounds = bounds;
  }

  /// Checks that `commands` are all there are.
  ///
  /// @throws IllegalStateException if one is missing, or there is one too many
  static void check(Collection<SpecCommand> commands, Bounds bounds) {
    Set<SpecCommand> all = of(bounds);
    Set<SpecCommand> asked = new HashSet<>(commands);
    if (!asked.equals(all)) {
      Set<SpecCommand> missing = new HashSet<>(all);
      missing.removeAll(asked);
      asked.removeAll(all);
      throw new IllegalStateException(
          "the spec's alphabet is not the one agreed on: it lacks %s and has %s besides"
              .formatted(missing, asked));
    }
  }

  static Set<SpecCommand> of(Bounds bounds) {
    return new Alphabet(bounds).fill();
  }

  private Set<SpecCommand> fill() {
    commands.add(new SpecCommand.OpenPlan());
    commands.add(new SpecCommand.CreateZone());
    commands.add(new SpecCommand.DeleteZone());
    commands.add(new SpecCommand.DeleteEmptyZone());
    generations().forEach(this::addPlanCommands);
    bounds.endpoints().forEach(this::addEndpointCommands);
    subsets().forEach(this::addSubsetCommands);
    for (int keep : bounds.keeps()) {
      commands.add(new SpecCommand.CleanUp(keep, 0));
      generations().forEach(expired -> commands.add(new SpecCommand.CleanUp(keep, expired)));
    }
    switch (bounds.concern()) {
      case PLANS -> bounds.endpoints().forEach(this::addTransactions);
      case CLAIMS -> bounds.targets().forEach(this::addTargetCommands);
      case FREEZE -> addFreezeCommands();
      case GUARDS -> addGuardCommands();
      case HISTORY ->
          IntStream.rangeClosed(0, bounds.history())
              .forEach(limit -> commands.add(new SpecCommand.SetHistoryLimit(limit)));
      case OVERRIDES -> addOverrideCommands();
    }
    return commands;
  }

  private void addTransactions(String compared) {
    List<SortedSet<String>> some = subsets();
    some.removeIf(Set::isEmpty);
    generations()
        .forEach(generation ->
            some.forEach(endpoints ->
                commands.add(new SpecCommand.Transact(compared, generation, endpoints))));
  }

  private void addTargetCommands(String target) {
    commands.add(new SpecCommand.ForgetTarget(target));
    generations()
        .forEach(generation -> {
          commands.add(new SpecCommand.ClaimEnactment(target, generation));
          commands.add(new SpecCommand.ClaimExpires(target, generation));
          subsets().forEach(endpoints -> addReports(target, generation, endpoints));
        });
  }

  private void addReports(String target, int generation, SortedSet<String> endpoints) {
    SortedSet<String> more = new TreeSet<>(endpoints);
    more.add(SpecState.ELSEWHERE);
    commands.add(new SpecCommand.ReportEnactment(target, generation, endpoints));
    commands.add(new SpecCommand.ReportEnactment(target, generation, more));
  }

  private void addFreezeCommands() {
    List<SortedSet<String>> subjects = subsets();
    subjects.removeIf(Set::isEmpty);
    subjects.add(new TreeSet<>(Set.of(SpecState.ZONE)));
    subjects.add(new TreeSet<>(Set.of(SpecState.STORE)));
    for (SortedSet<String> some : subjects) {
      commands.add(new SpecCommand.Freeze(some));
      commands.add(new SpecCommand.Unfreeze(some));
    }
    for (String endpoint : bounds.endpoints()) {
      generations().forEach(to -> commands.add(new SpecCommand.RollBackAndFreeze(endpoint, to)));
    }
    destinations()
        .forEach(to -> {
          subsets().forEach(some -> commands.add(new SpecCommand.RollBackAllAndFreeze(some, to)));
          generations()
              .forEach(from -> commands.add(new SpecCommand.RollBackPlanAndFreeze(from, to)));
        });
  }

  private void addGuardCommands() {
    for (String subject : endpointsAndZone()) {
      for (int least : List.of(0, 1, 2)) {
        commands.add(new SpecCommand.SetGuards(subject, least));
      }
    }
  }

  private void addOverrideCommands() {
    List<SortedSet<String>> scopes = new ArrayList<>(List.of(endpointsAndZone()));
    bounds.endpoints().forEach(endpoint -> scopes.add(new TreeSet<>(Set.of(endpoint))));
    for (SortedSet<String> scope : scopes) {
      for (int uses : List.of(1, 2)) {
        commands.add(new SpecCommand.GrantOverride(scope, uses));
      }
    }
    IntStream.rangeClosed(1, bounds.overrides()).forEach(this::addBringingCommands);
  }

  private void addBringingCommands(int override) {
    commands.add(new SpecCommand.RevokeOverride(override));
    commands.add(new SpecCommand.OverrideRunsOut(override));
    commands.add(new SpecCommand.DeleteZoneBringing(override));
    for (String endpoint : bounds.endpoints()) {
      commands.add(new SpecCommand.DeleteRecordSetsBringing(endpoint, override));
    }
    generations()
        .forEach(number -> {
          for (String endpoint : bounds.endpoints()) {
            commands.add(new SpecCommand.RollBackBringing(endpoint, number, override));
          }
          for (Mode mode : Mode.values()) {
            for (SortedSet<String> some : subsets()) {
              commands.add(new SpecCommand.EnactPlanBringing(number, some, mode, override));
            }
          }
        });
  }

  private SortedSet<String> endpointsAndZone() {
    SortedSet<String> all = new TreeSet<>(bounds.endpoints());
    all.add(SpecState.ZONE);
    return all;
  }

  private void addPlanCommands(int generation) {
    commands.add(new SpecCommand.SealPlan(generation));
    for (SortedMap<String, Integer> chunk : chunks(generation)) {
      commands.add(new SpecCommand.StageRecordSets(generation, chunk));
    }
    for (Mode mode : Mode.values()) {
      for (SortedSet<String> endpoints : subsets()) {
        commands.add(new SpecCommand.EnactPlan(generation, endpoints, mode));
        commands.add(new SpecCommand.EnactPlanOverriding(generation, endpoints, mode));
      }
    }
    for (boolean override : EITHER) {
      for (Mode mode : Mode.values()) {
        commands.add(new SpecCommand.EnactWholePlan(generation, mode, override));
      }
      commands.add(new SpecCommand.ImportZone(generation, override));
      destinations()
          .forEach(to -> commands.add(new SpecCommand.RollBackPlan(generation, to, override)));
    }
  }

  private void addEndpointCommands(String endpoint) {
    commands.add(new SpecCommand.PutRecordSets(endpoint));
    commands.add(new SpecCommand.DeleteRecordSets(endpoint));
    generations().forEach(to -> commands.add(new SpecCommand.RollBack(endpoint, to)));
  }

  /// A put of nothing at all is left to the API, which does not let it through.
  private void addSubsetCommands(SortedSet<String> endpoints) {
    if (!endpoints.isEmpty()) {
      commands.add(new SpecCommand.PutAll(endpoints));
    }
    for (boolean override : EITHER) {
      commands.add(new SpecCommand.DeleteAll(endpoints, override));
      destinations()
          .forEach(to -> commands.add(new SpecCommand.RollBackAll(endpoints, to, override)));
    }
  }

  private IntStream generations() {
    return IntStream.rangeClosed(1, bounds.generations());
  }

  private IntStream destinations() {
    return IntStream.concat(IntStream.of(SpecCommand.PREVIOUS), generations());
  }

  private List<SortedSet<String>> subsets() {
    List<SortedSet<String>> subsets = new ArrayList<>(List.of(new TreeSet<>()));
    for (String endpoint : bounds.endpoints()) {
      for (SortedSet<String> without : List.copyOf(subsets)) {
        SortedSet<String> with = new TreeSet<>(without);
        with.add(endpoint);
        subsets.add(with);
      }
    }
    return subsets;
  }

  /// Every endpoint not in the chunk, or in it with the plan's addresses, or with none.
  private List<SortedMap<String, Integer>> chunks(int generation) {
    List<SortedMap<String, Integer>> chunks = new ArrayList<>(List.of(new TreeMap<>()));
    for (String endpoint : bounds.endpoints()) {
      for (SortedMap<String, Integer> without : List.copyOf(chunks)) {
        for (int content : List.of(SpecState.NO_ADDRESS, generation)) {
          SortedMap<String, Integer> with = new TreeMap<>(without);
          with.put(endpoint, content);
          chunks.add(with);
        }
      }
    }
    return chunks;
  }
}
