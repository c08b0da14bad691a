package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Change;
import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Outcome;
import dev.holdfast.chaos.history.Read;
import dev.holdfast.chaos.history.Refusal;
import dev.holdfast.chaos.history.StateSum;
import dev.holdfast.chaos.history.Wish;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/// A way to make a good run a bad one, and the judges that claim to see it.
enum Mutation {
  READS_SWAPPED(Mutation::readsSwapped, Run::witness),
  READ_OF_BEFORE(Mutation::readOfBefore, Run::witness, Run::search, Run::sessions),
  READ_BEFORE_ITS_REVISION(Mutation::readBeforeItsRevision, Run::sessions, Run::witness),
  ACKNOWLEDGED_AND_LOST(Mutation::acknowledgedAndLost, Run::witness),
  CARRIED_OUT_TWICE(Mutation::carriedOutTwice, Run::witness),
  REVISION_CHANGED(Mutation::revisionChanged, Run::witness),
  GENERATION_CHANGED(Mutation::generationChanged, Run::witness, Run::search),
  RULE_CHANGED(Mutation::ruleChanged, Run::witness),
  UNMET_AND_ACKNOWLEDGED(Mutation::unmetAndAcknowledged, Run::witness, Run::search),
  LATE_AND_ACKNOWLEDGED(Mutation::lateAndAcknowledged, Run::witness, Run::search),
  ORDER_AGAINST_TIME(Mutation::orderAgainstTime, Run::witness),
  HAPPENED_AND_TURNED_AWAY(Mutation::happenedAndTurnedAway, Run::witness),
  LOG_FORKED(Mutation::logForked, Run::witness),
  WATCH_LEFT_OUT(WatchMutations::leftOut, Run::watches),
  WATCH_REORDERED(WatchMutations::reordered, Run::watches),
  WATCH_TOLD_TWICE(WatchMutations::toldTwice, Run::watches),
  WATCH_TORN(WatchMutations::torn, Run::watches),
  WATCH_CHANGED(WatchMutations::changed, Run::watches),
  WATCH_RESUMED_TOO_LATE(WatchMutations::resumedTooLate, Run::watches),
  BOOKMARK_TOO_FAR(WatchMutations::bookmarkTooFar, Run::watches),
  SUM_CHANGED(Mutation::sumChanged, Run::sums);

  private final BiFunction<Run, Random, Optional<Run>> change;
  private final List<Function<Run, Verdict>> judges;

  @SafeVarargs
  @SuppressWarnings("varargs")
  Mutation(BiFunction<Run, Random, Optional<Run>> change, Function<Run, Verdict>... judges) {
    this.change = change;
    this.judges = List.of(judges);
  }

  /// The bad run; nothing where this one has no place for it.
  Optional<Run> of(Run good, Random random) {
    return change.apply(good, random);
  }

  /// What those say of a run who claim to see this.
  List<Verdict> judged(Run run) {
    return judges.stream().map(judge -> judge.apply(run)).toList();
  }

  static <T> Optional<T> any(List<T> all, Random random, Predicate<T> fits) {
    List<T> fitting = all.stream().filter(fits).toList();
    return fitting.isEmpty()
        ? Optional.empty()
        : Optional.of(fitting.get(random.nextInt(fitting.size())));
  }

  private static boolean isStrong(Read read) {
    return read.consistency() == Read.Consistency.LINEARIZABLE;
  }

  private static Read.View view(Read read) {
    return (Read.View) read.result();
  }

  private static Read with(Read read, Read.View view) {
    return new Read(
        read.session(), read.consistency(), read.minRevision(), read.names(), read.span(), view);
  }

  private static Optional<Run> readsSwapped(Run run, Random random) {
    List<Read> reads = run.all(Read.class);
    return any(reads, random, _ -> true)
        .flatMap(one ->
            any(reads, random, it -> !view(it).endpoints().equals(view(one).endpoints()))
                .map(other ->
                    run.with(one, with(one, told(view(one), view(other).endpoints())))
                        .with(other, with(other, told(view(other), view(one).endpoints())))));
  }

  private static Read.View told(Read.View view, List<Endpoint> endpoints) {
    return new Read.View(view.node(), view.revision(), view.index(), endpoints);
  }

  /// A session reads what it read before, although it has seen something newer since.
  private static Optional<Run> readOfBefore(Run run, Random random) {
    List<Read> reads = run.all(Read.class).stream().filter(Mutation::isStrong).toList();
    return any(reads, random, later -> before(reads, later).isPresent())
        .map(later -> run.with(later, with(later, view(before(reads, later).get()))));
  }

  private static Optional<Read> before(List<Read> reads, Read later) {
    return reads.stream()
        .filter(read -> read.session().equals(later.session()))
        .filter(read ->
            reads.stream()
                .anyMatch(between ->
                    between.session().equals(read.session())
                        && read.span().isBefore(between.span())
                        && between.span().isBefore(later.span())
                        && differ(view(read), view(between))))
        .findFirst();
  }

  private static boolean differ(Read.View one, Read.View other) {
    return one.revision() < other.revision() && !one.endpoints().equals(other.endpoints());
  }

  private static Optional<Run> readBeforeItsRevision(Run run, Random random) {
    return any(run.all(Read.class), random, _ -> true)
        .map(read ->
            run.with(
                read,
                new Read(
                    read.session(),
                    read.consistency(),
                    view(read).revision() + 1,
                    read.names(),
                    read.span(),
                    read.result())));
  }

  private static Optional<Change> acknowledged(Run run, Random random, String call) {
    return any(
        run.all(Change.class),
        random,
        change ->
            change.call().equals(call)
                && change.outcome() instanceof Outcome.Acknowledged told
                && !told.repeat());
  }

  private static Change with(Change change, Outcome outcome) {
    return new Change(
        change.session(), change.call(), change.request(), change.wishes(), change.span(), outcome);
  }

  /// The logs end before the entry it is in.
  private static Optional<Run> acknowledgedAndLost(Run run, Random random) {
    return acknowledged(run, random, "PutRecordSets")
        .map(change -> {
          long index = ((Outcome.Acknowledged) change.outcome()).at().index();
          return run.with(
              run.logs().stream()
                  .map(log -> new NodeLog(log.node(), new TreeMap<>(log.entries().headMap(index))))
                  .toList());
        });
  }

  private static Optional<Run> carriedOutTwice(Run run, Random random) {
    return any(
            run.all(Change.class),
            random,
            change -> change.outcome() instanceof Outcome.Acknowledged told && told.repeat())
        .map(change -> toldFirst(run, change, 1));
  }

  /// The run in which `change` was told for the first time, with its revision so many further on.
  private static Run toldFirst(Run run, Change change, long further) {
    Outcome.Acknowledged told = (Outcome.Acknowledged) change.outcome();
    Outcome.Acknowledged first =
        new Outcome.Acknowledged(
            told.at(), told.revision() + further, false, told.figures(), told.refused());
    return run.with(change, with(change, first));
  }

  private static Optional<Run> revisionChanged(Run run, Random random) {
    return acknowledged(run, random, "EnactPlan").map(change -> toldFirst(run, change, -1));
  }

  /// One that another change drew, and somebody read.
  private static Optional<Run> generationChanged(Run run, Random random) {
    List<Long> read =
        run.all(Read.class).stream()
            .filter(Mutation::isStrong)
            .map(it -> view(it).endpoints().getFirst().generation())
            .toList();
    return any(
            run.all(Change.class),
            random,
            change ->
                change.call().equals("PutRecordSets")
                    && change.wishes().toString().contains(RandomRun.NAMES.getFirst())
                    && change.outcome() instanceof Outcome.Acknowledged told
                    && read.contains(told.figures().get("generation")))
        .map(change -> {
          Outcome.Acknowledged told = (Outcome.Acknowledged) change.outcome();
          SortedMap<String, Long> figures = new TreeMap<>(told.figures());
          figures.merge("generation", 100_000L, Long::sum);
          return run.with(
              change,
              with(
                  change,
                  new Outcome.Acknowledged(
                      told.at(), told.revision(), told.repeat(), figures, told.refused())));
        });
  }

  private static Optional<Change> refused(Run run, Random random, String rule) {
    return any(
        run.all(Change.class),
        random,
        change ->
            change.outcome() instanceof Outcome.Refused told
                && told.refusals().getFirst().rule().equals(rule)
                && !told.repeat());
  }

  private static Optional<Run> ruleChanged(Run run, Random random) {
    return refused(run, random, "precondition")
        .map(change -> {
          Outcome.Refused told = (Outcome.Refused) change.outcome();
          return run.with(
              change,
              with(
                  change,
                  new Outcome.Refused(
                      told.at(),
                      told.revision(),
                      false,
                      List.of(new Refusal("frozen", told.refusals().getFirst().subject())),
                      1)));
        });
  }

  private static Optional<Run> unmetAndAcknowledged(Run run, Random random) {
    return refused(run, random, "precondition").map(change -> accepted(run, change, 99_999));
  }

  private static Optional<Run> lateAndAcknowledged(Run run, Random random) {
    return any(
            run.all(Change.class),
            random,
            change ->
                change.outcome() instanceof Outcome.Refused told
                    && !told.repeat()
                    && change.wishes().getFirst() instanceof Wish.Enact late
                    && isKnownToBeLate(run, change, late.generation(), told))
        .map(change -> accepted(run, change, 0));
  }

  /// Whether somebody had read a newer generation before it was asked for.
  private static boolean isKnownToBeLate(
      Run run, Change change, long generation, Outcome.Refused told) {
    String name = told.refusals().getFirst().subject();
    return run.all(Read.class).stream()
        .filter(read -> isStrong(read) && read.span().isBefore(change.span()))
        .flatMap(read -> view(read).endpoints().stream())
        .anyMatch(seen -> seen.name().equals(name) && seen.generation() > generation);
  }

  private static Run accepted(Run run, Change change, long generation) {
    Outcome.Refused told = (Outcome.Refused) change.outcome();
    SortedMap<String, Long> figures = new TreeMap<>();
    figures.put("enacted_count", 1L);
    if (generation > 0) {
      figures.put("generation", generation);
    }
    return run.with(
        change,
        with(
            change,
            new Outcome.Acknowledged(told.at(), told.revision() + 1, false, figures, List.of())));
  }

  /// Two changes that came one after the other have each other's moments.
  private static Optional<Run> orderAgainstTime(Run run, Random random) {
    return acknowledged(run, random, "PutRecordSets")
        .flatMap(one ->
            any(
                    run.all(Change.class),
                    random,
                    other ->
                        other.outcome() instanceof Outcome.Acknowledged
                            && one.span().isBefore(other.span()))
                .map(other -> run.with(one, during(one, other)).with(other, during(other, one))));
  }

  private static Change during(Change change, Change other) {
    return new Change(
        change.session(),
        change.call(),
        change.request(),
        change.wishes(),
        other.span(),
        change.outcome());
  }

  private static Optional<Run> happenedAndTurnedAway(Run run, Random random) {
    List<String> ids = run.all(Change.class).stream().map(Change::request).toList();
    return any(
            run.all(Change.class),
            random,
            change ->
                change.outcome() instanceof Outcome.Acknowledged
                    && Collections.frequency(ids, change.request()) == 1)
        .map(change -> run.with(change, with(change, new Outcome.TurnedAway("no leader"))));
  }

  private static Optional<Run> logForked(Run run, Random random) {
    NodeLog log = run.logs().getLast();
    RaftEntry entry = log.entries().get(1 + random.nextLong(log.entries().lastKey() - 1));
    TreeMap<Long, RaftEntry> entries = new TreeMap<>(log.entries());
    entries.put(
        entry.index(),
        new RaftEntry(entry.term(), entry.index(), entry.command(), entry.checksum() + 1));
    List<NodeLog> logs = new ArrayList<>(run.logs().subList(0, 2));
    logs.add(new NodeLog(log.node(), entries));
    return Optional.of(run.with(logs));
  }

  private static Optional<Run> sumChanged(Run run, Random random) {
    return any(run.all(StateSum.class), random, _ -> true)
        .map(sum ->
            run.with(
                sum, new StateSum(sum.node(), sum.index(), "0" + sum.sum().substring(1), sum.at())))
        .filter(changed -> !changed.entries().equals(run.entries()));
  }
}
