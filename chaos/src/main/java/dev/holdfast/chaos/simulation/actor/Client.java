package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.chaos.simulation.cluster.Answer;
import dev.holdfast.chaos.simulation.cluster.Call;
import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.codec.EncodedRequest;
import dev.holdfast.replica.codec.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// One process's way to the store: finds the leader, and sends a request again under the same id
/// until somebody says what became of it.
final class Client {

  private static final long TIMEOUT_MICROS = 2_000_000;
  private static final long PATIENCE_MICROS = 30_000_000;
  private static final long PAUSE_LEAST_MICROS = 50_000;
  private static final long PAUSE_MOST_MICROS = 400_000;

  private final Process process;
  private final Environment environment;
  private int believedLeader;
  private long requests;
  private long seenRevision;

  Client(Process process) {
    this.process = process;
    this.environment = process.environment();
    this.believedLeader = process.chance().below(environment.cluster().size());
  }

  /// Has a command carried out, or refused by a rule.
  ///
  /// @throws UnreachableException if nobody says so in time; it may have been carried out
  Reply call(Command command, String reason) {
    Request request = request(command, reason);
    Answer answer = ask(new Call.Submit(request), done -> acknowledged(request, done));
    return ((Answer.Done) answer).reply();
  }

  private Request request(Command command, String reason) {
    String caller = process.name();
    String id = "%s-%d-%d".formatted(caller, process.life(), requests++);
    EncodedRequest bare = EncodedRequest.of(Request.of(caller, command));
    Digest body = Digest.ofContent(LogEntry.encode(Instant.EPOCH, List.of(bare)));
    return new Request(Optional.of(new Request.Key(id, body)), caller, reason, command);
  }

  private void acknowledged(Request request, Answer answer) {
    if (answer instanceof Answer.Done done) {
      environment.witness().acknowledged(request, done);
    }
  }

  /// What the store holds now.
  State read() {
    long acknowledged = environment.witness().acknowledged();
    Answer answer =
        ask(
            new Call.Read(),
            seen -> {
              if (seen instanceof Answer.Seen confirmed) {
                environment.witness().read(confirmed, acknowledged);
              }
            });
    return saw((Answer.Seen) answer);
  }

  /// What some node has applied, though never less than this client has seen.
  Optional<State> readLocal(int node) {
    Optional<Answer> answer = once(node, new Call.ReadLocal(seenRevision), _ -> {});
    return answer.filter(Answer.Seen.class::isInstance).map(it -> saw((Answer.Seen) it));
  }

  private State saw(Answer.Seen seen) {
    seenRevision = Math.max(seenRevision, seen.state().revision());
    return seen.state();
  }

  /// @param arrived is told every answer, late ones too
  private Answer ask(Call call, Consumer<Answer> arrived) {
    long until = process.nowMicros() + PATIENCE_MICROS;
    for (int attempt = 0; process.nowMicros() < until; attempt++) {
      if (attempt > 0) {
        process.sleep(process.chance().between(PAUSE_LEAST_MICROS, PAUSE_MOST_MICROS));
      }
      Optional<Answer> answer = once(believedLeader, call, arrived);
      if (answer.isPresent()
          && (answer.get() instanceof Answer.Done || answer.get() instanceof Answer.Seen)) {
        return answer.get();
      }
      if (call instanceof Call.Submit) {
        process.count(Happening.REQUEST_SENT_AGAIN);
      }
      lookElsewhere(answer);
    }
    process.count(Happening.REQUEST_GIVEN_UP);
    throw new UnreachableException("no node answered");
  }

  private void lookElsewhere(Optional<Answer> answer) {
    OptionalInt told =
        answer.isPresent() && answer.get() instanceof Answer.NotHere(OptionalInt leader)
            ? leader
            : OptionalInt.empty();
    believedLeader = told.orElse((believedLeader + 1) % environment.cluster().size());
  }

  private Optional<Answer> once(int node, Call call, Consumer<Answer> arrived) {
    Inbox inbox = new Inbox();
    process.await(go -> {
      environment.timeline().after(TIMEOUT_MICROS, "call timed out", go);
      environment
          .cluster()
          .call(
              process.place(),
              node,
              call,
              answer -> {
                arrived.accept(answer);
                if (inbox.answer.isEmpty()) {
                  inbox.answer = Optional.of(answer);
                }
                go.run();
              });
    });
    return inbox.answer;
  }

  private static final class Inbox {
    private Optional<Answer> answer = Optional.empty();
  }
}
