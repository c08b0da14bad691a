package dev.holdfast.spec.trace;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// One command of a trace: what it asked for, what became of it, and what the state held then.
record Event(Fields record, Fields arguments, Fields outcome, Fields after) {

  /// Why the command, or an endpoint of it, was refused.
  record Refused(String rule, String subject, String limit, String figure) {

    static Refused of(Fields refusal) {
      return new Refused(
          refusal.text("rule"),
          refusal.text("subject"),
          refusal.text("limit"),
          refusal.text("figure"));
    }
  }

  static Event of(Fields record) {
    return new Event(
        record, record.fields("arguments"), record.fields("outcome"), record.fields("after"));
  }

  int number() {
    return Math.toIntExact(record.number("number"));
  }

  String action() {
    return record.text("action");
  }

  Instant at() {
    return record.instant("at");
  }

  boolean accepted() {
    return outcome.flag("accepted");
  }

  boolean changed() {
    return outcome.flag("changed");
  }

  boolean repeat() {
    return outcome.flag("repeat");
  }

  List<Refused> refusals() {
    return outcome.list("refusals").stream().map(Refused::of).toList();
  }

  /// The overrides it brought.
  List<Long> overrides() {
    return arguments.has("overrides") ? arguments.numbers("overrides") : List.of();
  }

  /// Overrides that are still there and have fewer uses left, or are new: id -> uses left.
  TreeMap<Long, Long> usesLeft() {
    TreeMap<Long, Long> left = new TreeMap<>();
    for (Fields override : after.list("overrides")) {
      if (override.flag("in_force")) {
        left.put(override.number("override"), override.number("uses_left"));
      }
    }
    return left;
  }

  /// Overrides that are gone.
  List<Long> overridesGone() {
    return after.list("overrides").stream()
        .filter(override -> !override.flag("in_force"))
        .map(override -> override.number("override"))
        .toList();
  }

  long lastGeneration() {
    return after.number("last_generation");
  }
}
