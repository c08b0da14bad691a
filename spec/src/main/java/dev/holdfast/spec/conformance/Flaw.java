package dev.holdfast.spec.conformance;

import java.util.Set;

/// A mistake in the form of a command, of which the spec knows nothing. Whatever the command would
/// have done, with a flaw it does nothing.
public enum Flaw {
  /// A chunk that was staged before.
  REPEATED_CHUNK(),
  /// A chunk that comes too early.
  CHUNK_GAP("chunk-gap"),
  /// An endpoint named twice in one chunk.
  ENDPOINT_TWICE("endpoint-twice"),
  WRONG_DIGEST("digest-mismatch"),
  WRONG_COUNT("count-mismatch"),
  /// An override that was never granted.
  UNKNOWN_OVERRIDE("override-unknown"),
  /// An override that has run out; clean-up forgets it, and then nobody knows it.
  EXPIRED_OVERRIDE("override-expired", "override-unknown"),
  /// A precondition that does not hold.
  UNMET_PRECONDITION("precondition");

  private final Set<String> rules;

  Flaw(String... rules) {
    this.rules = Set.of(rules);
  }

  /// The rules that may refuse the flaw; none where it is a repeat and does no harm.
  public Set<String> rules() {
    return rules;
  }

  /// Whether `command` can have this flaw.
  boolean fits(SpecCommand command) {
    return switch (this) {
      case REPEATED_CHUNK, CHUNK_GAP, ENDPOINT_TWICE ->
          command instanceof SpecCommand.StageRecordSets stage && !stage.chunk().isEmpty();
      case WRONG_DIGEST, WRONG_COUNT -> command instanceof SpecCommand.SealPlan;
      case UNKNOWN_OVERRIDE, EXPIRED_OVERRIDE -> command.bringsOverride();
      case UNMET_PRECONDITION ->
          command instanceof SpecCommand.PutRecordSets
              || command instanceof SpecCommand.PutAll
              || command instanceof SpecCommand.DeleteRecordSets
              || command instanceof SpecCommand.DeleteAll;
    };
  }
}
