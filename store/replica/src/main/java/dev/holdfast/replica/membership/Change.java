package dev.holdfast.replica.membership;

/// One change of the members.
public sealed interface Change {

  /// Adds a member that follows and does not vote.
  record Add(Member member) implements Change {}

  /// Lets a learner vote.
  record Promote(String id) implements Change {}

  /// Removes a member, for ever: its id does not come back.
  record Remove(String id) implements Change {}
}
