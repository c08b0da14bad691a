package dev.holdfast.protocol;

/// An outcome and the store's revision after it.
///
/// @param repeat whether this is the outcome of an earlier request with the same id
public record Reply(long revision, Outcome outcome, boolean repeat) {

  public static Reply first(long revision, Outcome outcome) {
    return new Reply(revision, outcome, false);
  }

  /// What became of the command, in a few words.
  public String result() {
    return Account.result(outcome);
  }

  Reply repeated() {
    return new Reply(revision, outcome, true);
  }
}
