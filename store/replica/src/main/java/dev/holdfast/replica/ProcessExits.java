package dev.holdfast.replica;

import java.io.IOException;
import org.apache.ratis.util.ExitUtils;

/// Keeps Ratis from ending the process behind our back: it would call `System.exit` when its port
/// is taken, and install a handler that does so for an uncaught exception in any thread at all.
final class ProcessExits {

  private ProcessExits() {}

  static synchronized void keepToOurselves() {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    ExitUtils.disableSystemExit();
    ExitUtils.setTerminateOnUncaughtException(false);
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  /// Starts something of Ratis'.
  @FunctionalInterface
  interface Start {
    void run() throws IOException;
  }

  /// What would have been an exit is an exception with its cause.
  static void asExceptions(Start start) throws IOException {
    try {
      start.run();
    } catch (ExitUtils.ExitException e) {
      ExitUtils.clear();
      throw new IOException(e.getMessage() + ": " + e.getCause(), e);
    }
  }
}
