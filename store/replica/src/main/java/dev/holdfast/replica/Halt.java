package dev.holdfast.replica;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops a node that can no longer be trusted: its disk failed, or it could not apply what the
/// cluster agreed on. Going on would mean answering from a copy that is no copy; whoever supervises
/// the process starts it again.
@FunctionalInterface
interface Halt {

  /// Stops the node for `reason`, a sentence for the operator. Does not return, except in tests.
  void now(String reason, Throwable cause);

  /// Ends the process at once: shutdown hooks would wait for threads that wait for the broken one.
  static Halt process() {
    Logger log = LoggerFactory.getLogger(Halt.class);
    return (reason, cause) -> {
      log.error("This node stops now: {}", reason, cause);
      Runtime.getRuntime().halt(EXIT_CODE);
    };
  }

  /// What the process exits with, told apart from ordinary failures.
  int EXIT_CODE = 70;
}
