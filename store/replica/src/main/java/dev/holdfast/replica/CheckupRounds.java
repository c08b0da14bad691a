package dev.holdfast.replica;

import dev.holdfast.record.Digest;
import dev.holdfast.replica.checkup.Alarm;
import dev.holdfast.replica.checkup.Checkup;
import dev.holdfast.replica.checkup.Comparison;
import dev.holdfast.replica.checkup.Memory;
import dev.holdfast.replica.checkup.OwnAlarms;
import dev.holdfast.replica.checkup.StateSums;
import dev.holdfast.replica.codec.StateSum;
import dev.holdfast.replica.codec.VitalsFormat.Vitals;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at this node and asks the others, again and again, whether all copies are equal and
/// whether there is room.
///
/// All are asked for their sum at the index this node had come to in the round before, so that they
/// are there too. A sum depends on every entry up to its index, so a difference is found in
/// whatever round comes next, and stays to be found. Before a node that is outvoted draws the
/// consequence, it and those against it count their states anew, once: what is compared then is
/// what they hold.
final class CheckupRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CheckupRounds.class);

  /// How long another node's alarms count after it was last heard from.
  private static final Duration ALARMS_COUNT = Duration.ofSeconds(10);

  /// @param index at which sums were compared
  private record Heard(Vitals vitals, long index, long nanos) {}

  private final ReplicaConfig config;
  private final StateSums sums;
  private final OwnAlarms alarms;
  private final Supplier<Memory> memory;
  private final Supplier<Members> members;
  private final Consumer<String> outOfService;
  private final VitalsCaller caller;
  private final File folder;
  private final Map<String, Heard> heard = new HashMap<>();
  private final ScheduledExecutorService rounds;
  private Optional<Long> disputed = Optional.empty();
  private long recountAt;
  private long probe;
  private long comparedIndex = -1;
  private SortedSet<String> differing = Collections.emptySortedSet();
  private volatile Checkup last;

  /// The members of the cluster now.
  ///
  /// @param others id and address of all members but this one
  /// @param voters ids of those that have a vote, this one included if it has
  record Members(Map<String, String> others, SortedSet<String> voters) {}

  /// @param outOfService ends this node, whose copy is not what the cluster agreed on, for good
  CheckupRounds(
      ReplicaConfig config,
      StateSums sums,
      OwnAlarms alarms,
      Supplier<Memory> memory,
      Supplier<Members> members,
      Consumer<String> outOfService) {
    this.config = config;
    this.sums = sums;
    this.alarms = alarms;
    this.memory = memory;
    this.members = members;
    this.outOfService = outOfService;
    this.caller = new VitalsCaller(config);
    this.folder = config.dataFolder().toFile();
    this.probe = sums.last();
    this.recountAt = System.nanoTime() + config.safeguards().recountEvery().toNanos();
    this.last = new Checkup(probe, Optional.empty(), -1, differing, 0, 0, List.of());
    long every = config.safeguards().compareEvery().toMillis();
    lookAtItself();
    rounds =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("checkup-" + config.node()).factory());
    rounds.scheduleWithFixedDelay(this::round, every, every, TimeUnit.MILLISECONDS);
  }

  Checkup last() {
    return last;
  }

  private void round() {
    try {
      lookAtItself();
      Members now = members.get();
      long index = probe;
      Map<String, Vitals> answers = caller.ask(now.others(), index);
      answers.forEach(
          (node, vitals) -> heard.put(node, new Heard(vitals, index, System.nanoTime())));
      heard.keySet().retainAll(now.others().keySet());
      compare(index, answers, now.voters());
      probe = sums.last();
      recountWhenDue();
      last = checkup();
    } catch (RuntimeException failed) {
      // An exception would end the rounds for good, and what was seen last would stand for ever.
      LOG.error("A check of this node failed and is made again", failed);
    }
  }

  private void lookAtItself() {
    boolean mayHaveMoreRoom =
        alarms.look(
            folder.getUsableSpace(),
            memory.get(),
            sums.at(sums.last()).map(StateSum::octets).orElse(0L));
    if (mayHaveMoreRoom) {
      LOG.info("The store has become smaller; what that frees of the memory is collected");
      System.gc();
    }
  }

  private void recountWhenDue() {
    if (System.nanoTime() - recountAt >= 0) {
      recountAt = System.nanoTime() + config.safeguards().recountEvery().toNanos();
      sums.recount();
    }
  }

  private void compare(long index, Map<String, Vitals> answers, SortedSet<String> voters) {
    Optional<Digest> mine = sums.digestAt(index);
    if (mine.isEmpty()) {
      return;
    }
    Map<String, Digest> told = new TreeMap<>();
    told.put(config.node(), mine.get());
    answers.forEach((node, vitals) -> {
      if (vitals.getSumVersion() == StateSum.VERSION && !vitals.getSum().isEmpty()) {
        told.put(node, Digest.of(vitals.getSum().toByteArray()));
      }
    });
    switch (Comparison.of(config.node(), told, voters)) {
      case Comparison.Agreed agreed -> agreed(index, agreed, voters);
      case Comparison.OthersDiffer others -> othersDiffer(index, others);
      case Comparison.Outvoted outvoted -> outvoted(index, outvoted, answers);
      case Comparison.Undecided undecided -> undecided(index, undecided);
    }
  }

  private void agreed(long index, Comparison.Agreed agreed, SortedSet<String> voters) {
    if (agreed.nodes().stream().filter(voters::contains).count() > voters.size() / 2) {
      comparedIndex = index;
      settled(Collections.emptySortedSet());
    }
  }

  private void othersDiffer(long index, Comparison.OthersDiffer others) {
    comparedIndex = index;
    if (!differing.containsAll(others.others())) {
      LOG.error(
          "The copy of {} differs from the majority's at log index {}; it is to take itself out of service",
          others.others(),
          index);
    }
    dispute(index);
    settled(others.others());
  }

  private void settled(SortedSet<String> others) {
    differing = others;
    alarms.undecided(Optional.empty());
    if (others.isEmpty()) {
      disputed = Optional.empty();
    }
  }

  private void outvoted(long index, Comparison.Outvoted outvoted, Map<String, Vitals> answers) {
    dispute(index);
    long since = disputed.orElseThrow();
    boolean allCounted =
        sums.recounted() >= since
            && outvoted.majority().stream()
                .allMatch(node -> answers.get(node).getRecounted() >= since);
    if (allCounted) {
      outOfService.accept(
          "its copy of the store differs from that of %s at log index %d (the last index at which they were equal is %s)"
              .formatted(
                  String.join(" and ", outvoted.majority()),
                  index,
                  comparedIndex < 0 ? "not known" : Long.toString(comparedIndex)));
    }
  }

  private void undecided(long index, Comparison.Undecided undecided) {
    dispute(index);
    differing = undecided.nodes();
    alarms.undecided(
        Optional.of(
            new Alarm(config.node(), Alarm.Kind.STATE_DIFFERS, index, undecided.nodes().size())));
  }

  /// Has the whole state counted, once for each dispute; a later index than the one that began it
  /// will do.
  private void dispute(long index) {
    if (disputed.isEmpty()) {
      disputed = Optional.of(index);
      LOG.error("Copies of the store differ at log index {}; the state is counted anew", index);
      sums.recount();
    }
  }

  private Checkup checkup() {
    List<Alarm> all = new ArrayList<>(alarms.now());
    heard.forEach((_, last) -> {
      if (System.nanoTime() - last.nanos() < ALARMS_COUNT.toNanos()) {
        all.addAll(VitalsService.alarms(last.vitals()));
      }
    });
    long index = sums.last();
    return new Checkup(
        index,
        sums.at(index),
        comparedIndex,
        new TreeSet<>(differing),
        sums.miscounts(),
        folder.getUsableSpace(),
        all);
  }

  @Override
  public void close() {
    rounds.shutdownNow();
    caller.close();
  }
}
