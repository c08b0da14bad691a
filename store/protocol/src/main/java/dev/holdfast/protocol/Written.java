package dev.holdfast.protocol;

import java.util.List;

/// What a [LiveWriter] made of its proposals.
///
/// @param state the next state; the very state that was given, where nothing was written
/// @param enacted endpoints written
/// @param alreadyLive endpoints at which the generation was live before
/// @param refusals the verdicts of the others
/// @param refused whether the change as a whole is refused, so that nothing was written
record Written(
    State state,
    List<Event> events,
    int enacted,
    int alreadyLive,
    List<Refusal> refusals,
    boolean refused) {

  static Written nothing(State state, List<Refusal> refusals) {
    return new Written(state, List.of(), 0, 0, refusals, true);
  }
}
