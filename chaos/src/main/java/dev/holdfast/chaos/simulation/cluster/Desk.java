package dev.holdfast.chaos.simulation.cluster;

import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.protocol.Formats;
import dev.holdfast.replica.codec.EncodedRequest;
import dev.holdfast.replica.codec.LogEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Where a node takes calls: requests wait here for a log entry, and for what came of it; reads
/// wait until a majority has confirmed that this node still leads.
final class Desk {

  private static final long BATCH_MICROS = 1_000;
  private static final long READ_PATIENCE_MICROS = 3_000_000;

  private record Waiting(EncodedRequest request, Consumer<Answer> caller) {}

  private record UnderWay(long term, List<Consumer<Answer>> callers) {}

  /// A read, and who has said that the term is still the newest.
  private static final class Reading {
    private final long term;
    private final long index;
    private final Consumer<Answer> caller;
    private final Set<Integer> agreeing = new HashSet<>();
    private boolean confirmed;

    private Reading(long term, long index, Consumer<Answer> caller) {
      this.term = term;
      this.index = index;
      this.caller = caller;
    }
  }

  private final Member member;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<Long, UnderWay> underWay = new TreeMap<>();
  private final Map<Long, Reading> readings = new TreeMap<>();
  private long rounds;

  Desk(Member member) {
    this.member = member;
  }

  void take(Call call, Consumer<Answer> caller) {
    switch (call) {
      case Call.Submit submit -> submit(EncodedRequest.of(submit.request()), caller);
      case Call.Read _ -> read(caller);
      case Call.ReadLocal local -> {
        boolean reached = member.state().revision() >= local.minRevision();
        caller.accept(
            reached
                ? new Answer.Seen(member.applied(), member.state())
                : new Answer.NotHere(member.consensus().leader()));
      }
    }
  }

  private Answer notHere() {
    Consensus consensus = member.consensus();
    return new Answer.NotHere(consensus.leads() ? OptionalInt.empty() : consensus.leader());
  }

  // Writing.

  private void submit(EncodedRequest request, Consumer<Answer> caller) {
    if (!member.consensus().isReady()) {
      caller.accept(notHere());
      return;
    }
    waiting.add(new Waiting(request, caller));
    if (waiting.size() == 1) {
      member.after(BATCH_MICROS, "batch", this::propose);
    }
  }

  private void propose() {
    if (!waiting.isEmpty() && member.consensus().leads()) {
      List<EncodedRequest> requests = waiting.stream().map(Waiting::request).toList();
      List<Consumer<Answer>> callers = waiting.stream().map(Waiting::caller).toList();
      waiting.clear();
      propose(LogEntry.encode(member.clock(), requests), callers);
    }
  }

  /// The first entry of a leader, which also says that all members read the newest format.
  void proposeBarrier() {
    propose(LogEntry.encode(Formats.NEWEST, member.clock()), List.of());
  }

  private void propose(byte[] entry, List<Consumer<Answer>> callers) {
    Consensus consensus = member.consensus();
    long term = consensus.term();
    underWay.put(consensus.propose(entry), new UnderWay(term, callers));
  }

  void applied(Copy.Applied applied) {
    UnderWay entry = underWay.remove(applied.record().index());
    if (entry != null && entry.term() == applied.record().term()) {
      for (int i = 0; i < entry.callers().size(); i++) {
        entry
            .callers()
            .get(i)
            .accept(new Answer.Done(applied.record().index(), applied.steps().get(i).reply()));
      }
    } else if (entry != null) {
      entry.callers().forEach(caller -> caller.accept(new Answer.Unknown()));
    }
    release();
  }

  /// Nobody here can tell any more what becomes of what is under way.
  void lostTheLead() {
    waiting.forEach(it -> it.caller().accept(notHere()));
    waiting.clear();
    underWay.values().stream()
        .flatMap(entry -> entry.callers().stream())
        .forEach(caller -> caller.accept(new Answer.Unknown()));
    underWay.clear();
    readings.values().forEach(reading -> reading.caller.accept(notHere()));
    readings.clear();
  }

  // Reading.

  private void read(Consumer<Answer> caller) {
    Consensus consensus = member.consensus();
    if (!consensus.isReady()) {
      caller.accept(notHere());
      return;
    }
    long round = rounds++;
    Reading reading = new Reading(consensus.term(), consensus.committed(), caller);
    readings.put(round, reading);
    member.askTerms(new Message.AskTerm(reading.term, round));
    member.after(READ_PATIENCE_MICROS, "read given up", () -> readings.remove(round));
    agree(reading, member.id());
    release();
  }

  void toldTerm(int from, Message.KnownTerm known) {
    Reading reading = readings.get(known.round());
    if (reading != null && known.term() == reading.term) {
      agree(reading, from);
      release();
    } else if (reading != null && known.term() > reading.term) {
      readings.remove(known.round());
      reading.caller.accept(notHere());
    }
  }

  private void agree(Reading reading, int from) {
    if (member.hasVote(from)) {
      reading.agreeing.add(from);
    }
    if (reading.agreeing.size() > member.clusterSize() / 2
        && member.consensus().term() == reading.term) {
      reading.confirmed = true;
    }
  }

  private void release() {
    Iterator<Map.Entry<Long, Reading>> all = readings.entrySet().iterator();
    List<Reading> ready = new ArrayList<>();
    while (all.hasNext()) {
      Reading reading = all.next().getValue();
      if (reading.confirmed && reading.index <= member.applied()) {
        all.remove();
        ready.add(reading);
      }
    }
    for (Reading reading : ready) {
      member.tally(Happening.READ_CONFIRMED);
      reading.caller.accept(new Answer.Seen(member.applied(), member.state()));
    }
  }
}
