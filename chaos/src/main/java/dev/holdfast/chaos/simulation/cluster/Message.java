package dev.holdfast.chaos.simulation.cluster;

import java.util.List;

/// What nodes say to each other.
sealed interface Message {

  long term();

  /// @param previous the index of the entry before `records`
  record Append(
      long term, long previous, long previousTerm, List<LogRecord> records, long committed)
      implements Message {}

  /// @param match up to where the sender's log is the leader's, and on disk
  /// @param hint where to go on from, if it was refused
  record Appended(long term, boolean accepted, long match, long hint) implements Message {}

  record AskVote(long term, long last, long lastTerm) implements Message {}

  record Voted(long term, boolean granted) implements Message {}

  record Install(long term, SnapshotRecord snapshot) implements Message {}

  /// A leader that wants to prove that it leads asks which term is the newest known.
  record AskTerm(long term, long round) implements Message {}

  record KnownTerm(long term, long round) implements Message {}
}
