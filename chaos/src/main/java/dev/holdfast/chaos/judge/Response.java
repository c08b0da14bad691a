package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Change;
import dev.holdfast.chaos.history.Outcome;
import dev.holdfast.chaos.history.Refusal;
import dev.holdfast.chaos.history.Wish;
import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.Request;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A change and what its client is told of it, once as the log has it and once as the client does.
///
/// @param refusals in order of their text; where a list was cut, those that came
/// @param total how many refusals there were
record Response(
    String request,
    String call,
    List<Wish> wishes,
    boolean accepted,
    long revision,
    boolean repeat,
    SortedMap<String, Long> figures,
    List<Refusal> refusals,
    int total) {

  private static final Comparator<Refusal> ORDER =
      Comparator.comparing(Refusal::subject).thenComparing(Refusal::rule);

  static Response of(Request request, Reply reply) {
    List<Refusal> refusals = sorted(Told.refusals(reply.outcome()));
    return new Response(
        request.key().map(Request.Key::id).orElse(""),
        request.command().getClass().getSimpleName(),
        Texts.wishes(request.command()),
        !(reply.outcome() instanceof dev.holdfast.protocol.Outcome.Refused),
        reply.revision(),
        reply.repeat(),
        Told.figures(reply.outcome()),
        refusals,
        refusals.size());
  }

  /// @throws IllegalArgumentException if the client was told nothing
  static Response of(Change change) {
    return switch (change.outcome()) {
      case Outcome.Acknowledged told ->
          of(
              change,
              true,
              told.revision(),
              told.repeat(),
              told.figures(),
              told.refused(),
              told.refused().size());
      case Outcome.Refused told ->
          of(
              change,
              false,
              told.revision(),
              told.repeat(),
              new TreeMap<>(),
              told.refusals(),
              told.total());
      case Outcome.Unknown _, Outcome.TurnedAway _ ->
          throw new IllegalArgumentException("no response: " + change);
    };
  }

  private static Response of(
      Change change,
      boolean accepted,
      long revision,
      boolean repeat,
      SortedMap<String, Long> figures,
      List<Refusal> refusals,
      int total) {
    return new Response(
        change.request(),
        change.call(),
        change.wishes().stream().anyMatch(Wish.Other.class::isInstance)
            ? List.of()
            : change.wishes(),
        accepted,
        revision,
        repeat,
        figures,
        sorted(refusals),
        total);
  }

  private static List<Refusal> sorted(List<Refusal> refusals) {
    return refusals.stream().sorted(ORDER).toList();
  }

  /// What `given` should have said and did not, if anything.
  Optional<String> differenceTo(Response given) {
    if (!request.equals(given.request) || !call.equals(given.call)) {
      return differs("%s %s".formatted(call, request));
    }
    if (!wishes.equals(given.wishes)) {
      return differs("that %s was asked for".formatted(wishes));
    }
    if (accepted != given.accepted) {
      return differs(accepted ? "accepted" : "refused, by %s".formatted(refusals));
    }
    if (revision != given.revision || repeat != given.repeat) {
      return differs(
          "revision %d%s".formatted(revision, repeat ? ", a repeat" : ", for the first time"));
    }
    if (!figures.equals(given.figures)) {
      return differs(figures.toString());
    }
    boolean same =
        given.refusals.size() < given.total
            ? refusals.containsAll(given.refusals)
            : refusals.equals(given.refusals);
    return same && total == given.total
        ? Optional.empty()
        : differs("%d refusals: %s".formatted(total, refusals));
  }

  private static Optional<String> differs(String owed) {
    return Optional.of(owed);
  }
}
