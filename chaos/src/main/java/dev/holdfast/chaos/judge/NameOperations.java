package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Change;
import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.History;
import dev.holdfast.chaos.history.Outcome;
import dev.holdfast.chaos.history.Read;
import dev.holdfast.chaos.history.Refusal;
import dev.holdfast.chaos.history.StagedChunk;
import dev.holdfast.chaos.history.Wish;
import dev.holdfast.protocol.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A history as each of its names knows it: the tries of one change are one operation, a change of
/// many names is one at each.
///
/// @param byName those that can be judged
/// @param passedOver names at which something was asked for that a request does not say in full
/// @param unsaid changes of which not even the names are known
record NameOperations(
    SortedMap<String, List<NameOperation>> byName, Set<String> passedOver, List<Change> unsaid) {

  private static final Set<String> OF_WHOLE_ZONES = Set.of("DeleteZone", "ImportZone");

  static NameOperations of(History history) {
    NameOperations all = new NameOperations(new TreeMap<>(), new HashSet<>(), new ArrayList<>());
    Map<Long, SortedMap<String, SortedMap<String, String>>> plans = new HashMap<>();
    for (StagedChunk chunk : history.all(StagedChunk.class)) {
      for (Endpoint endpoint : chunk.endpoints()) {
        plans
            .computeIfAbsent(chunk.generation(), _ -> new TreeMap<>())
            .put(endpoint.name(), endpoint.sets());
      }
    }
    tries(history).forEach(tries -> all.add(tries, plans));
    history.all(Read.class).forEach(all::add);
    all.byName.keySet().removeAll(all.passedOver);
    return all;
  }

  /// The tries that may have done something, those of one request together.
  private static Collection<List<Change>> tries(History history) {
    Map<String, List<Change>> byRequest = new LinkedHashMap<>();
    for (Change change : history.all(Change.class)) {
      if (!(change.outcome() instanceof Outcome.TurnedAway)) {
        String key =
            change.request().isEmpty() ? "without id " + byRequest.size() : change.request();
        byRequest.computeIfAbsent(key, _ -> new ArrayList<>()).add(change);
      }
    }
    return byRequest.values();
  }

  private void add(Read read) {
    if (read.consistency() == Read.Consistency.LINEARIZABLE
        && read.result() instanceof Read.View view) {
      for (Endpoint endpoint : view.endpoints()) {
        add(
            endpoint.name(),
            new NameOperation(
                read.span().invoked(),
                read.span().returned(),
                true,
                new NameStep.Saw(endpoint),
                "%s %s: reads %s".formatted(read.span(), read.session(), endpoint)));
      }
    }
  }

  private void add(String name, NameOperation operation) {
    byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(operation);
  }

  private void add(
      List<Change> tries, Map<Long, SortedMap<String, SortedMap<String, String>>> plans) {
    Change told =
        tries.stream()
            .filter(change -> !(change.outcome() instanceof Outcome.Unknown))
            .findFirst()
            .orElse(tries.getFirst());
    Duration invoked =
        tries.stream().map(change -> change.span().invoked()).min(Duration::compareTo).get();
    Map<String, List<Wish>> byName = new LinkedHashMap<>();
    for (Wish wish : told.wishes()) {
      switch (wish) {
        case Wish.Put put -> of(byName, put.name()).add(put);
        case Wish.Delete delete -> of(byName, delete.name()).add(delete);
        case Wish.ExpectGeneration expected -> of(byName, expected.name()).add(expected);
        case Wish.ExpectPresent expected -> of(byName, expected.name()).add(expected);
        case Wish.Other other -> passOver(told, other.name());
        case Wish.Enact enact -> enacted(told, invoked, enact, plans);
      }
    }
    if (told.call().equals("RollBack") && told.wishes().isEmpty()) {
      unsaid.add(told);
    }
    byName.forEach((name, wishes) -> wrote(told, invoked, name, wishes));
  }

  private static List<Wish> of(Map<String, List<Wish>> byName, String name) {
    return byName.computeIfAbsent(name, _ -> new ArrayList<>());
  }

  private void passOver(Change change, String name) {
    passedOver.add(name);
    if (OF_WHOLE_ZONES.contains(change.call())) {
      unsaid.add(change);
    }
  }

  private void wrote(Change told, Duration invoked, String name, List<Wish> wishes) {
    boolean changes =
        wishes.stream().anyMatch(wish -> wish instanceof Wish.Put || wish instanceof Wish.Delete);
    switch (told.outcome()) {
      case Outcome.Acknowledged outcome ->
          add(
              name,
              told,
              invoked,
              new NameStep.Wrote(
                  wishes, OptionalLong.of(outcome.figures().getOrDefault("generation", 0L))));
      case Outcome.Refused outcome -> {
        if (isRefused(outcome.refusals(), Rule.PRECONDITION, name)) {
          add(name, told, invoked, new NameStep.WasUnmet(wishes));
        }
      }
      case Outcome.Unknown _ -> {
        if (changes) {
          addUnknown(name, told, invoked, new NameStep.Wrote(wishes, OptionalLong.empty()));
        }
      }
      case Outcome.TurnedAway _ -> {}
    }
  }

  private void enacted(
      Change told,
      Duration invoked,
      Wish.Enact enact,
      Map<Long, SortedMap<String, SortedMap<String, String>>> plans) {
    SortedMap<String, SortedMap<String, String>> plan = plans.get(enact.generation());
    if (plan == null) {
      unsaid.add(told);
      return;
    }
    for (String name : enact.names().isEmpty() ? plan.keySet() : enact.names()) {
      SortedMap<String, String> sets = plan.get(name);
      if (sets != null) {
        enacted(told, invoked, name, new NameStep.Enacted(enact.generation(), sets));
      }
    }
  }

  private void enacted(Change told, Duration invoked, String name, NameStep.Enacted step) {
    switch (told.outcome()) {
      case Outcome.Acknowledged outcome -> {
        if (isRefused(outcome.refused(), Rule.STALE_GENERATION, name)) {
          add(name, told, invoked, new NameStep.WasLate(step.generation()));
        } else if (outcome.refused().stream().noneMatch(it -> it.subject().equals(name))) {
          add(name, told, invoked, step);
        }
      }
      case Outcome.Refused outcome -> {
        if (isRefused(outcome.refusals(), Rule.STALE_GENERATION, name)) {
          add(name, told, invoked, new NameStep.WasLate(step.generation()));
        }
      }
      case Outcome.Unknown _ -> addUnknown(name, told, invoked, step);
      case Outcome.TurnedAway _ -> {}
    }
  }

  private static boolean isRefused(List<Refusal> refusals, String rule, String name) {
    return refusals.contains(new Refusal(rule, name));
  }

  private void add(String name, Change told, Duration invoked, NameStep step) {
    add(name, new NameOperation(invoked, told.span().returned(), true, step, told.toString()));
  }

  private void addUnknown(String name, Change told, Duration invoked, NameStep step) {
    add(name, new NameOperation(invoked, told.span().returned(), false, step, told.toString()));
  }
}
