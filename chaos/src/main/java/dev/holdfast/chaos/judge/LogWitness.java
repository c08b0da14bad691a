package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Change;
import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.History;
import dev.holdfast.chaos.history.Outcome;
import dev.holdfast.chaos.history.Position;
import dev.holdfast.chaos.history.Read;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes the committed log as witness: it is carried out once more on the pure protocol, and every
/// client must have been told exactly what comes out at the place it was told of. In time linear in
/// the history and the log, but for sorting.
///
/// A change whose outcome its client does not know has happened if its request id is in the log.
public final class LogWitness implements Replay.Audience {

  private static final String NAME = "log witness";

  static final String RESPONSE = "responses are the protocol's";
  static final String DURABLE = "what was acknowledged is in the log";
  static final String NOT_DONE = "what was turned away is not in the log";
  static final String READ = "reads are of the state they name";
  static final String MIN_REVISION = "reads are not of before the revision they ask for";

  private final Sheet sheet = new Sheet();
  private final Map<Position, List<Change>> answered = new HashMap<>();
  private final Map<Long, List<Read>> reads = new HashMap<>();
  private final Map<String, Position> places = new HashMap<>();

  private LogWitness() {}

  public static Verdict judge(History history, CommittedLog log) {
    return new LogWitness().verdict(history, log);
  }

  private Verdict verdict(History history, CommittedLog log) {
    log.disagreements().forEach(it -> sheet.found(it.rule(), it.what(), it.window().toArray()));
    List<Change> changes = history.all(Change.class);
    List<Read> allReads = history.all(Read.class);
    changes.forEach(this::expect);
    allReads.forEach(this::expect);
    Replay.of(log, this);
    answered.values().forEach(left -> left.forEach(this::notInTheLog));
    reads.values().forEach(left -> left.forEach(this::notInTheLog));
    settle(changes);
    RealTime.judge(changes, allReads, sheet);
    sheet.count("log entries", log.entries().size());
    return sheet.verdict(NAME);
  }

  private void expect(Change change) {
    switch (change.outcome()) {
      case Outcome.Acknowledged told -> {
        sheet.count("changes acknowledged");
        if (told.at().isKnown()) {
          answered.computeIfAbsent(told.at(), _ -> new ArrayList<>()).add(change);
        } else {
          sheet.count("acknowledged without the log");
        }
      }
      case Outcome.Refused told -> {
        sheet.count("changes refused");
        if (told.at().isKnown()) {
          answered.computeIfAbsent(told.at(), _ -> new ArrayList<>()).add(change);
        } else {
          sheet.count("refused without the log");
        }
      }
      case Outcome.Unknown _ -> sheet.count("changes of unknown outcome");
      case Outcome.TurnedAway _ -> sheet.count("changes turned away");
    }
  }

  private void expect(Read read) {
    if (read.result() instanceof Read.View view) {
      sheet.count(
          read.consistency() == Read.Consistency.LOCAL ? "local reads" : "linearizable reads");
      reads.computeIfAbsent(view.index(), _ -> new ArrayList<>()).add(read);
      if (view.revision() < read.minRevision()) {
        sheet.found(
            MIN_REVISION,
            "revision %d was asked for and %d was read"
                .formatted(read.minRevision(), view.revision()),
            read);
      }
    } else {
      sheet.count("reads without an answer");
    }
  }

  @Override
  public void carriedOut(Position at, Request request, State before, Step step) {
    sheet.count("commands in the log");
    request.key().ifPresent(key -> places.putIfAbsent(key.id(), at));
    List<Change> told = answered.remove(at);
    if (told != null) {
      told.forEach(change -> compare(change, at, request, step));
    }
  }

  private void compare(Change change, Position at, Request request, Step step) {
    Response owed = Response.of(request, step.reply());
    Response given = Response.of(change);
    owed.differenceTo(given)
        .ifPresent(difference ->
            sheet.found(
                RESPONSE,
                "at log position %s the protocol says %s".formatted(at, difference),
                change,
                "log position %s: %s of %s %s -> %s"
                    .formatted(
                        at,
                        owed.call(),
                        request.caller(),
                        owed.request(),
                        step.reply().outcome())));
  }

  @Override
  public void reached(long index, State state) {
    List<Read> here = reads.remove(index);
    if (here != null) {
      here.forEach(read -> compare(read, (Read.View) read.result(), state));
    }
  }

  private void compare(Read read, Read.View view, State state) {
    if (view.revision() != state.revision()) {
      sheet.found(
          READ,
          "after log index %d the revision is %d, and the read says %d"
              .formatted(view.index(), state.revision(), view.revision()),
          read);
      return;
    }
    for (Endpoint told : view.endpoints()) {
      Endpoint owed = Texts.read(state, told.name());
      if (!owed.equals(told)) {
        sheet.found(READ, "revision %d holds %s".formatted(state.revision(), owed), read);
        return;
      }
    }
  }

  private void notInTheLog(Change change) {
    sheet.found(DURABLE, "the log of the majority has no command where this was decided", change);
  }

  private void notInTheLog(Read read) {
    sheet.found(DURABLE, "the log of the majority does not reach where this was read", read);
  }

  /// What became of changes without an answer.
  private void settle(List<Change> changes) {
    Set<String> mayBeThere = new HashSet<>();
    for (Change change : changes) {
      if (!(change.outcome() instanceof Outcome.TurnedAway)) {
        mayBeThere.add(change.request());
      }
      if (change.outcome() instanceof Outcome.Unknown) {
        sheet.count(
            places.containsKey(change.request())
                ? "unknown outcomes that happened"
                : "unknown outcomes that did not happen");
      }
    }
    for (Change change : changes) {
      Position at = places.get(change.request());
      if (at != null && !mayBeThere.contains(change.request())) {
        sheet.found(NOT_DONE, "it is in the log at %s".formatted(at), change);
      }
    }
  }
}
