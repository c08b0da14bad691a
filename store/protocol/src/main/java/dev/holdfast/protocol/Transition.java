package dev.holdfast.protocol;

import java.util.List;

/// What one command does to the state, before revision and request table are brought up to date.
///
/// @param state the very state that was given, where nothing changed
record Transition(State state, Outcome outcome, List<Event> events) {

  static Transition of(State state, Outcome outcome, Event... events) {
    return new Transition(state, outcome, List.of(events));
  }

  static Transition refused(State state, String rule, Object subject, String limit, String figure) {
    return of(state, Outcome.Refused.because(new Refusal(rule, subject.toString(), limit, figure)));
  }
}
