package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Change;
import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Outcome;
import dev.holdfast.chaos.history.Position;
import dev.holdfast.chaos.history.Read;
import dev.holdfast.chaos.history.Refusal;
import dev.holdfast.chaos.history.Span;
import dev.holdfast.chaos.history.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Entries of hand-made histories, whose moments are whole milliseconds.
final class Entries {

  static final String NAME = "n0." + PlayedStore.ZONE;

  private Entries() {}

  static Span span(int from, int to) {
    return new Span(Duration.ofMillis(from), Duration.ofMillis(to));
  }

  static Endpoint endpoint(long generation, long revision, String set) {
    return new Endpoint(
        NAME, generation, revision, new TreeMap<>(set.isEmpty() ? Map.of() : Map.of("A", set)));
  }

  static Wish put(String set) {
    return new Wish.Put(NAME, "A", set);
  }

  static Wish expect(long generation) {
    return new Wish.ExpectGeneration(NAME, generation);
  }

  static Change change(String id, Span span, Outcome outcome, Wish... wishes) {
    String call = wishes[0] instanceof Wish.Enact ? "EnactPlan" : "PutRecordSets";
    return new Change("client", call, id, List.of(wishes), span, outcome);
  }

  static Outcome.Acknowledged done(long index, long revision, long generation) {
    return new Outcome.Acknowledged(
        new Position(index, 0),
        revision,
        false,
        new TreeMap<>(Map.of("generation", generation, "enacted_count", 1L)),
        List.of());
  }

  static Outcome.Refused refused(long index, long revision, String rule) {
    return new Outcome.Refused(
        new Position(index, 0), revision, false, List.of(new Refusal(rule, NAME)), 1);
  }

  static Outcome unknown() {
    return new Outcome.Unknown("no answer came in time");
  }

  static Read read(Span span, long revision, long index, Endpoint endpoint) {
    return read(Read.Consistency.LINEARIZABLE, 0, span, revision, index, endpoint);
  }

  static Read read(
      Read.Consistency consistency,
      long minRevision,
      Span span,
      long revision,
      long index,
      Endpoint endpoint) {
    return new Read(
        "client",
        consistency,
        minRevision,
        List.of(NAME),
        span,
        new Read.View("a", revision, index, List.of(endpoint)));
  }
}
