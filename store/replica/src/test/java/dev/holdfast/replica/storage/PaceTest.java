package dev.holdfast.replica.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Who writes at an easy pace rests, and writes the same.
class PaceTest {

  private static final int PIECES = 40;

  /// Writes pieces that take a while each.
  ///
  /// @return how long it took
  private static Duration write(Pace pace, ByteArrayOutputStream into) throws IOException {
    long begun = System.nanoTime();
    OutputStream out = pace.over(into);
    for (int piece = 0; piece < PIECES; piece++) {
      long until = System.nanoTime() + 1_000_000;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      out.write(new byte[] {(byte) piece, 1}, 0, 2);
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Test
  void anEasyPaceRestsTwiceAsLongAsItWorks() throws IOException {
    ByteArrayOutputStream easy = new ByteArrayOutputStream();
    ByteArrayOutputStream hurried = new ByteArrayOutputStream();

    assertThat(write(Pace.easy(), easy)).isGreaterThan(Duration.ofMillis(3 * PIECES));
    write(Pace.hurried(), hurried);

    assertThat(easy.toByteArray()).isEqualTo(hurried.toByteArray()).hasSize(2 * PIECES);
  }

  @Test
  void whoHasToHurryRestsNoMore() throws IOException {
    Pace pace = Pace.easy();
    OutputStream out = pace.over(OutputStream.nullOutputStream());
    // A rest would end at once, with an exception.
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedIOException.class)
        .isThrownBy(() -> out.write(new byte[1], 0, 1));
    assertThat(Thread.currentThread().isInterrupted()).isTrue();

    pace.hurry();
    out.write(new byte[1], 0, 1);
    assertThat(Thread.interrupted()).isTrue();
  }
}
