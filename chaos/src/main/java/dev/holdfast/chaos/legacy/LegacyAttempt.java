package dev.holdfast.chaos.legacy;

/// What came of one attempt to install a plan at an endpoint.
public sealed interface LegacyAttempt {

  record Installed() implements LegacyAttempt {}

  /// The plan was live there before.
  record AlreadyThere() implements LegacyAttempt {}

  /// Another enactor has the lock.
  record Locked() implements LegacyAttempt {}

  /// The store took none of the batch.
  record Rejected(String reason) implements LegacyAttempt {}

  /// A newer plan was installed before; only where the rules are fenced.
  record Fenced(long newer) implements LegacyAttempt {}

  /// Whether it may go better next time.
  default boolean isWorthAnother() {
    return switch (this) {
      case Locked(), Rejected(var _) -> true;
      case Installed(), AlreadyThere(), Fenced(var _) -> false;
    };
  }
}
