package dev.holdfast.spec.conformance;

import java.util.Arrays;

/// What a model is about beside the commands that all of them have: one of the specifications in
/// `spec/tla/Commands.tla`.
public enum Concern {
  /// Nothing else.
  PLANS("Spec"),
  CLAIMS("ClaimsSpec"),
  FREEZE("FreezeSpec"),
  GUARDS("GuardsSpec"),
  HISTORY("HistorySpec"),
  OVERRIDES("OverridesSpec");

  private final String specification;

  Concern(String specification) {
    this.specification = specification;
  }

  static Concern of(String specification) {
    return Arrays.stream(values())
        .filter(concern -> concern.specification.equals(specification))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("no comparison knows the specification " + specification));
  }
}
