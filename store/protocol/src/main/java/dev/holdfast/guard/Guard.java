package dev.holdfast.guard;

import java.util.Optional;

/// A protective rule on the change of one endpoint.
public interface Guard {

  /// The rule's name, as refusals, settings and overrides write it, e.g. `never-empty`.
  String rule();

  /// What is wrong with `change`, if anything.
  Optional<Violation> judge(GuardedChange change);

  /// How a change breaks a guard.
  ///
  /// @param limit what the rule allows, e.g. `at least 1 address`
  /// @param figure what the change would leave, e.g. `0 addresses, 4 now`
  record Violation(String limit, String figure) {}
}
