package dev.holdfast.spec;

import java.time.Duration;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.tool.AbstractChecker;

/// The main class of TLC's own JVM: TLC, and a voice that says every so often how far it is,
/// because TLC itself says so once a minute.
final class Tlc {

  /// Begins a line that tells the number of distinct states so far.
  static final String STATES_SO_FAR = "distinct states so far: ";

  private static final Duration BETWEEN_REPORTS = Duration.ofMillis(500);

  private Tlc() {}

  /// @param args TLC's own
  public static void main(String... args) throws Exception {
    Thread.ofPlatform().daemon().name("progress").start(Tlc::tellProgress);
    TLC.main(args);
  }

  private static void tellProgress() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_REPORTS);
        AbstractChecker checker = TLCGlobals.mainChecker;
        if (checker != null) {
          System.err.println(STATES_SO_FAR + checker.getDistinctStatesGenerated());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
