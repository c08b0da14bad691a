/// The enactor: makes sealed plans live.
///
/// Any number of enactors run side by side, none trusted to be fast, alone or alive. An
/// [dev.holdfast.agents.enactor.Enactor] waits for sealed plans and walks each in a
/// [dev.holdfast.agents.enactor.Pass], slice by slice; whatever a pass leaves undone, the next one
/// does. Between any two steps of a pass the enactor tells its [dev.holdfast.agents.enactor.Pace]
/// where it is, and a pace may hold it there: that is how delays are injected and how tests put a
/// late write wherever they want it.
///
/// Invariant: an enactor decides nothing that matters. It checks nothing before it writes that the
/// write does not check itself, so it may be held, repeated or killed anywhere.
package dev.holdfast.agents.enactor;
