/// What must hold after every event, whoever is late, lost or cut off.
///
/// The [dev.holdfast.chaos.simulation.judge.Witness] applies each entry once, when it is committed,
/// and puts the step to every [dev.holdfast.chaos.simulation.judge.Promise]; what the nodes make of
/// the same entry, what they answer, and what callers are told is compared with that. The promises
/// are told here in other words than in the code that keeps them: from outside, by what changed.
///
/// Invariant: a judge never asks the code it judges whether it was right.
package dev.holdfast.chaos.simulation.judge;
