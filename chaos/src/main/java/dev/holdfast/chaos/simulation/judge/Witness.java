package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.chaos.simulation.cluster.Answer;
import dev.holdfast.chaos.simulation.cluster.Audience;
import dev.holdfast.chaos.simulation.cluster.LogRecord;
import dev.holdfast.chaos.simulation.cluster.Member;
import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.chaos.simulation.engine.Tally;
import dev.holdfast.protocol.Limits;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.replica.codec.LogEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The log as it was committed, and what comes of it where nothing ever goes wrong: each entry
/// applied once, in its order, to a state that is never lost.
public final class Witness implements Audience {

  /// An entry, and what it did.
  record Entry(LogRecord record, List<Request> requests, List<Step> steps, State after) {}

  private record First(Reply reply, Instant at) {}

  private final List<Entry> log = new ArrayList<>();
  private final Map<String, First> answered = new HashMap<>();
  private final NeverEmpty neverEmpty;
  private final List<Promise> promises;
  private final Copies copies;
  private final Tally tally;
  private final Telling telling;
  private State state = State.EMPTY;
  private long acknowledged;

  /// @param names all names that are asked for
  public Witness(List<DomainName> names, Tally tally, Telling telling) {
    this.tally = tally;
    this.telling = telling;
    this.neverEmpty = new NeverEmpty(names);
    this.promises =
        List.of(
            new ForwardOnly(),
            neverEmpty,
            new CleanUpCannotHurt(),
            new WholePlans(),
            new FreezesHold(),
            new VelocityHolds(),
            new OnTheRecord());
    this.copies = new Copies(names, this, neverEmpty, tally);
  }

  /// What the log comes to.
  public State state() {
    return state;
  }

  /// The last index that is committed.
  public long last() {
    return log.size();
  }

  Entry at(long index) {
    return log.get((int) index - 1);
  }

  @Override
  public void committed(Member leader, LogRecord record) {
    if (record.index() <= last()) {
      LogRecord known = at(record.index()).record();
      if (known.term() != record.term() || !Arrays.equals(known.octets(), record.octets())) {
        throw new BreachException(
            "committed stays committed",
            "%s commits another entry at %d".formatted(leader.name(), record.index()));
      }
    } else {
      append(record);
    }
  }

  private void append(LogRecord record) {
    if (record.index() != last() + 1) {
      throw new BreachException(
          "committed stays committed",
          "entry %d is committed after %d".formatted(record.index(), last()));
    }
    LogEntry entry = LogEntry.decode(ByteBuffer.wrap(record.octets()));
    List<Step> steps = new ArrayList<>(entry.requests().size());
    for (Request request : entry.requests()) {
      State before = state;
      Step step = Protocol.apply(before, request, entry.stamp());
      telling.carriedOut(before, request, step);
      promises.forEach(promise -> promise.judge(before, request, step));
      once(request, step);
      steps.add(step);
      state = step.state();
    }
    log.add(new Entry(record, entry.requests(), steps, state));
  }

  /// A request that has an id is carried out once, however often it stands in the log: while its
  /// reply is remembered, which is a matter of stamped time.
  private void once(Request request, Step step) {
    if (request.key().isEmpty()) {
      return;
    }
    String id = request.key().get().id();
    First first = answered.get(id);
    Instant now = step.state().clock();
    if (first == null) {
      if (step.reply().repeat()) {
        throw new BreachException("exactly once", "%s is new, and told as repeated".formatted(id));
      }
      answered.put(id, new First(step.reply(), now));
      return;
    }
    if (step.reply().repeat()) {
      if (!isSame(step.reply(), first.reply())) {
        throw new BreachException("exactly once", "%s is told another reply".formatted(id));
      }
    } else if (now.isBefore(first.at().plus(Limits.REQUEST_MEMORY))) {
      throw new BreachException("exactly once", "%s is carried out twice".formatted(id));
    } else {
      tally.count(Happening.REQUEST_FORGOTTEN);
      answered.put(id, new First(step.reply(), now));
    }
  }

  private static boolean isSame(Reply one, Reply other) {
    return one.revision() == other.revision() && one.outcome().equals(other.outcome());
  }

  /// The greatest revision that any caller was told.
  public long acknowledged() {
    return acknowledged;
  }

  /// A caller has been told that its request was dealt with.
  public void acknowledged(Request request, Answer.Done done) {
    if (done.index() > last()) {
      throw new BreachException(
          "acknowledged means durable",
          "%s was told of entry %d, which is not committed"
              .formatted(request.caller(), done.index()));
    }
    if (!holds(at(done.index()), request, done.reply())) {
      throw new BreachException(
          "acknowledged means durable",
          "%s was told %s of entry %d, and the log does not say so"
              .formatted(request.caller(), done.reply(), done.index()));
    }
    acknowledged = Math.max(acknowledged, done.reply().revision());
  }

  /// Whether an entry holds this request, with this reply. It may hold it twice.
  private static boolean holds(Entry entry, Request request, Reply reply) {
    for (int i = 0; i < entry.requests().size(); i++) {
      if (entry.requests().get(i).key().equals(request.key())
          && entry.steps().get(i).reply().equals(reply)) {
        return true;
      }
    }
    return false;
  }

  /// A caller has been shown a state that was confirmed by a majority.
  ///
  /// @param acknowledged the greatest revision that anybody had been told before it asked
  public void read(Answer.Seen seen, long acknowledged) {
    if (seen.state().revision() < acknowledged) {
      throw new BreachException(
          "linearizable reads",
          "a read saw revision %d after revision %d had been acknowledged"
              .formatted(seen.state().revision(), acknowledged));
    }
  }

  @Override
  public void applied(Member node, LogRecord record, State before, State after, List<Step> steps) {
    copies.applied(node, record, after, steps);
  }

  @Override
  public void restarted(Member node, boolean wiped) {
    copies.restarted(node, wiped);
  }

  @Override
  public void answersAnew(Member node) {
    copies.look(node);
  }

  @Override
  public void installed(Member node) {
    copies.replaced(node);
  }

  /// Somebody asks a node for a name.
  public void asked(Member node, DomainName name) {
    copies.asked(node, name);
  }

  /// Has all nodes' copies summed up and compared.
  public void compareAll(List<Member> nodes) {
    nodes.forEach(copies::compare);
  }
}
