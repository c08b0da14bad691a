/// Counterexamples told as stories: step by step, in plain words, with what changed.
///
/// [dev.holdfast.spec.story.TraceTeller] has TLC find the counterexample;
/// [dev.holdfast.spec.story.TraceReader] reads its states; one file for each circle of actions has
/// the words for them (`IncidentWords`, `StoreWords`, …). Why a property matters is quoted from the
/// comment above its definition, so that it is said in one place.
///
/// Invariant: a story has a sentence for every step TLC took, in TLC's order, and shows every
/// variable that changed.
package dev.holdfast.spec.story;
