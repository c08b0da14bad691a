/// Freezes: what operators hold as it is.
///
/// A freeze stands on the store, on a zone or on an endpoint, and an endpoint is held while any of
/// the three is frozen. Invariant: what is frozen is judged in the step that would change it, so no
/// change that was on its way slips through.
package dev.holdfast.freeze;
