package dev.holdfast.replica;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.apache.ratis.server.RaftServer;
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

  /// Starts `server`, which would exit where it cannot listen at `address`.
  static void start(RaftServer server, String address) throws IOException {
    try {
      server.start();
    } catch (ExitUtils.ExitException exit) {
      ExitUtils.clear();
      throw new IOException(
          "it cannot listen at %s: %s".formatted(address, root(exit).getMessage()), exit);
    } catch (CompletionException | IllegalStateException failure) {
      throw new IOException(
          "Raft could not start from its files: " + root(failure).getMessage(), failure);
    }
  }

  private static Throwable root(Throwable failure) {
    return failure.getCause() == null ? failure : root(failure.getCause());
  }
}
