package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.plan.PlanDigest;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Transact: compare, then one branch or the other, as one change of the same step.
final class Transacting {

  private Transacting() {}

  static Transition transact(State state, Command.Transact command, Change change) {
    List<Refusal> refusals = new ArrayList<>();
    OverrideUse.problem(state, command.overrides()).ifPresent(refusals::add);
    boolean held = command.comparisons().stream().allMatch(it -> holds(state, it));
    Command.Branch branch = held ? command.then() : command.otherwise();
    Map<DomainName, RecordSets> wanted = new LinkedHashMap<>();
    DirectWrites.delete(state, branch.deletions(), wanted);
    DirectWrites.put(state, branch.puts(), wanted, refusals);
    dropVainDeletions(state, branch, wanted);
    if (refusals.isEmpty() && wanted.isEmpty()) {
      return Transition.of(state, new Outcome.Transacted(held, 0, 0));
    }
    Written written = DirectWrites.write(state, wanted, refusals, command.overrides(), change);
    return DirectWrites.concluded(
        state, written, generation -> new Outcome.Transacted(held, generation, written.enacted()));
  }

  /// What was not there counts as deleted, and does not give its endpoint a new generation. A put
  /// does, as in PutRecordSets, even where it puts what is there.
  private static void dropVainDeletions(
      State state, Command.Branch branch, Map<DomainName, RecordSets> wanted) {
    Set<DomainName> put =
        branch.puts().stream().map(Command.Put::owner).collect(Collectors.toSet());
    wanted
        .entrySet()
        .removeIf(after ->
            after.getValue().equals(DirectWrites.live(state, after.getKey()))
                && !put.contains(after.getKey()));
  }

  private static boolean holds(State state, Command.Comparison comparison) {
    DomainName owner = comparison.owner();
    Optional<Endpoint> endpoint =
        state
            .zones()
            .enclosing(owner)
            .flatMap(zone -> zone.endpoint(owner))
            .filter(found -> !found.isRetired());
    RecordSets contents = contents(endpoint, comparison);
    return switch (comparison.condition()) {
      case Command.Condition.Exists(boolean whether) -> contents.isEmpty() != whether;
      case Command.Condition.AtRevision(long revision) ->
          endpoint.filter(found -> found.live().change().revision() == revision).isPresent();
      case Command.Condition.AtGeneration(long generation) ->
          endpoint.filter(found -> found.live().generation() == generation).isPresent();
      case Command.Condition.Contents(Digest digest) ->
          !contents.isEmpty()
              && PlanDigest.extend(PlanDigest.EMPTY, owner, contents).equals(digest);
    };
  }

  /// What the comparison is about: the endpoint's contents, or one record set of them.
  private static RecordSets contents(Optional<Endpoint> endpoint, Command.Comparison comparison) {
    RecordSets all = endpoint.map(found -> found.live().contents()).orElse(RecordSets.NONE);
    return comparison
        .type()
        .map(type -> all.find(type).map(RecordSets::of).orElse(RecordSets.NONE))
        .orElse(all);
  }
}
