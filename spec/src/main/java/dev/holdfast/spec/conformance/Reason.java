package dev.holdfast.spec.conformance;

import java.util.SortedSet;

/// A refusal, as far as spec and machine can be asked to agree on it.
///
/// @param rule the rule's name
/// @param at the endpoint it is about; none where it is about the command as a whole. The spec may
///   name several, of which the machine tells one
public record Reason(String rule, SortedSet<String> at) {

  boolean isOfWholeCommand() {
    return at.isEmpty();
  }

  /// Whether this, told by the machine, is what the spec means by `meant`.
  boolean isOneOf(Reason meant) {
    return rule.equals(meant.rule)
        && at.isEmpty() == meant.at.isEmpty()
        && meant.at.containsAll(at);
  }

  @Override
  public String toString() {
    return at.isEmpty() ? rule : rule + " at " + String.join(" or ", at);
  }
}
