package dev.holdfast.spec.conformance;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// A mistake in the form of a command, of which the spec knows nothing. Whatever the command would
/// have done, with a flaw it does nothing.
public enum Flaw {
  /// A chunk that was staged before.
  REPEATED_CHUNK("the chunk before it again"),
  /// A chunk that comes too early.
  CHUNK_GAP("an index too high", "chunk-gap"),
  ENDPOINT_TWICE("an endpoint named twice", "endpoint-twice"),
  WRONG_DIGEST("the wrong digest", "digest-mismatch"),
  WRONG_COUNT("the wrong count", "count-mismatch"),
  UNKNOWN_OVERRIDE("an override that was never granted", "override-unknown"),
  /// An override that has run out; clean-up forgets it, and then nobody knows it.
  EXPIRED_OVERRIDE("an override that has run out", "override-expired", "override-unknown"),
  UNKNOWN_GUARD("a guard that does not exist", "unknown-guard"),
  NOT_AS_REVIEWED("the digest of a review long past", "not-as-reviewed"),
  UNMET_PRECONDITION("a precondition that does not hold", "precondition");

  private final String words;
  private final SortedSet<String> rules;

  Flaw(String words, String... rules) {
    this.words = words;
    this.rules = new TreeSet<>(Set.of(rules));
  }

  String words() {
    return words;
  }

  /// The rules that may refuse the flaw; none where it is a repeat and does no harm.
  SortedSet<String> rules() {
    return rules;
  }

  /// Whether `command` can have this flaw.
  boolean fits(SpecCommand command) {
    return switch (this) {
      case REPEATED_CHUNK, CHUNK_GAP, ENDPOINT_TWICE ->
          command instanceof SpecCommand.StageRecordSets stage && !stage.chunk().isEmpty();
      case WRONG_DIGEST, WRONG_COUNT -> command instanceof SpecCommand.SealPlan;
      case UNKNOWN_OVERRIDE, EXPIRED_OVERRIDE -> command.bringsOverride();
      case UNKNOWN_GUARD -> command instanceof SpecCommand.GrantOverride;
      case NOT_AS_REVIEWED ->
          command instanceof SpecCommand.EnactPlan || command instanceof SpecCommand.EnactWholePlan;
      case UNMET_PRECONDITION ->
          command instanceof SpecCommand.PutRecordSets
              || command instanceof SpecCommand.PutAll
              || command instanceof SpecCommand.DeleteRecordSets
              || command instanceof SpecCommand.DeleteAll;
    };
  }
}
