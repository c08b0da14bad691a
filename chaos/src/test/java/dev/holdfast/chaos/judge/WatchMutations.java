package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.WatchOpened;
import dev.holdfast.chaos.history.WatchTold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Ways to spoil what watches were told.
final class WatchMutations {

  private WatchMutations() {}

  /// A message that tells changes, with one behind it in its stream.
  private static Optional<WatchTold> change(Run run, Random random, Predicate<WatchTold> fits) {
    return Mutation.any(
        run.all(WatchTold.class),
        random,
        told -> !told.isBookmark() && next(run, told).isPresent() && fits.test(told));
  }

  private static Optional<WatchTold> next(Run run, WatchTold told) {
    List<WatchTold> stream =
        run.all(WatchTold.class).stream()
            .filter(it -> it.session().equals(told.session()) && it.stream() == told.stream())
            .toList();
    int at = stream.indexOf(told) + 1;
    return at < stream.size() ? Optional.of(stream.get(at)) : Optional.empty();
  }

  static Optional<Run> leftOut(Run run, Random random) {
    return change(run, random, _ -> true).map(run::without);
  }

  static Optional<Run> reordered(Run run, Random random) {
    return change(run, random, told -> next(run, told).get().revision() > told.revision())
        .map(told -> {
          WatchTold next = next(run, told).get();
          List<Entry> entries = new ArrayList<>(run.entries());
          Collections.swap(entries, entries.indexOf(told), entries.indexOf(next));
          return new Run(entries, run.logs());
        });
  }

  static Optional<Run> toldTwice(Run run, Random random) {
    return change(run, random, _ -> true).map(run::doubled);
  }

  static Optional<Run> torn(Run run, Random random) {
    return change(run, random, told -> told.endpoints().size() > 1)
        .map(told -> run.with(told, with(told, told.revision(), told.endpoints().subList(1, 2))));
  }

  static Optional<Run> changed(Run run, Random random) {
    return change(run, random, _ -> true)
        .map(told -> {
          List<Endpoint> endpoints = new ArrayList<>(told.endpoints());
          Endpoint first = endpoints.getFirst();
          SortedMap<String, String> sets = new TreeMap<>(first.sets());
          sets.put("A", "60 192.0.2.99");
          endpoints.set(0, new Endpoint(first.name(), first.generation(), first.revision(), sets));
          return run.with(told, with(told, told.revision(), endpoints));
        });
  }

  private static WatchTold with(WatchTold told, long revision, List<Endpoint> endpoints) {
    return new WatchTold(
        told.session(), told.stream(), told.at(), revision, false, told.more(), endpoints);
  }

  /// What the first message of a stream that goes on tells is taken for told.
  static Optional<Run> resumedTooLate(Run run, Random random) {
    return change(run, random, told -> told.stream() > 1 && !told.more() && isFirst(run, told))
        .map(told -> {
          WatchOpened opened =
              run.all(WatchOpened.class).stream()
                  .filter(it -> it.session().equals(told.session()) && it.stream() == told.stream())
                  .findFirst()
                  .orElseThrow();
          return run.without(told)
              .with(
                  opened,
                  new WatchOpened(
                      opened.session(),
                      opened.stream(),
                      opened.at(),
                      told.revision(),
                      false,
                      opened.zone(),
                      opened.under()));
        });
  }

  private static boolean isFirst(Run run, WatchTold told) {
    return run.all(WatchTold.class).stream()
        .filter(it -> it.session().equals(told.session()) && it.stream() == told.stream())
        .findFirst()
        .filter(it -> it == told)
        .isPresent();
  }

  static Optional<Run> bookmarkTooFar(Run run, Random random) {
    return Mutation.any(
            run.all(WatchTold.class),
            random,
            told ->
                told.isBookmark() && next(run, told).filter(next -> !next.isBookmark()).isPresent())
        .map(told -> run.with(told, with(told, next(run, told).get().revision(), List.of())));
  }
}
