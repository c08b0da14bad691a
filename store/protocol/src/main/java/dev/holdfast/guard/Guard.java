package dev.holdfast.guard;

import dev.holdfast.record.RecordSets;
import java.util.Optional;

/// A protective rule on the change of one endpoint.
public interface Guard {

  /// The rule's name, as refusals and overrides write it, e.g. `never-empty`.
  String rule();

  /// What is wrong with replacing `live` by `next`, if anything.
  Optional<Violation> judge(RecordSets live, RecordSets next);

  /// How a change breaks a guard.
  ///
  /// @param limit what the rule allows, e.g. `at least 1 address`
  /// @param figure what the change would leave, e.g. `0 addresses, 4 now`
  record Violation(String limit, String figure) {}
}
