package dev.holdfast.chaos.answer;

/// What came of one query.
public sealed interface Answer {

  /// `NOERROR` with addresses, all of one plan.
  ///
  /// @param generation the plan they tell of
  record Addresses(long generation) implements Answer {}

  /// `NOERROR` without an address: the name exists and leads nowhere.
  record Empty() implements Answer {}

  /// `NXDOMAIN`.
  record NoSuchName() implements Answer {}

  /// An answer no correct server gives here: another response code, addresses of two plans in one
  /// answer, addresses no plan had.
  record Unexpected(String what) implements Answer {}

  /// Nothing came in time, or nobody listens there.
  record Silence() implements Answer {}
}
