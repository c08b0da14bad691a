package dev.holdfast.replica.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;

/// How much of a processor whoever writes a lot may take from those who serve: some rests between
/// pieces, until there is reason to hurry.
public final class Pace {

  /// How long a rest is, against the work before it.
  private static final int RESTS = 2;

  /// Where the machine is busy a piece takes long by itself.
  private static final Duration LONGEST_REST = Duration.ofMillis(10);

  private volatile boolean hurried;

  private Pace(boolean hurried) {
    this.hurried = hurried;
  }

  /// A third of a processor, on an idle machine.
  public static Pace easy() {
    return new Pace(false);
  }

  /// Without rests.
  public static Pace hurried() {
    return new Pace(true);
  }

  /// No rests from now on.
  public void hurry() {
    hurried = true;
  }

  /// Passes on what is written, and rests after each piece.
  OutputStream over(OutputStream out) {
    return new FilterOutputStream(out) {
      private long begun = System.nanoTime();

      @Override
      public void write(byte[] octets, int offset, int length) throws IOException {
        out.write(octets, offset, length);
        rest(System.nanoTime() - begun);
        begun = System.nanoTime();
      }
    };
  }

  private void rest(long workedNanos) throws IOException {
    if (hurried) {
      return;
    }
    try {
      Thread.sleep(Duration.ofNanos(Math.min(RESTS * workedNanos, LONGEST_REST.toNanos())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it was written");
    }
  }
}
