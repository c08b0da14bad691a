package dev.holdfast.replica.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mark tells the last position written, or nothing.
class AppliedMarkTest {

  @TempDir Path temporary;

  private AppliedMark open() throws IOException {
    return AppliedMark.open(temporary.resolve("applied"));
  }

  @Test
  void aNewMarkTellsNothing() throws IOException {
    try (AppliedMark mark = open()) {
      assertThat(mark.before()).isEmpty();
    }
  }

  @Test
  void theLastPositionWrittenIsRead() throws IOException {
    try (AppliedMark mark = open()) {
      mark.write(new LogPosition(1, 41));
      mark.write(new LogPosition(2, 42));
    }
    try (AppliedMark mark = open()) {
      assertThat(mark.before()).contains(new LogPosition(2, 42));
    }
  }

  @Test
  void whatIsAppliedAgainDoesNotTakeItBack() throws IOException {
    try (AppliedMark mark = open()) {
      mark.write(new LogPosition(2, 42));
    }
    try (AppliedMark mark = open()) {
      mark.write(new LogPosition(1, 7));
    }
    try (AppliedMark mark = open()) {
      assertThat(mark.before()).contains(new LogPosition(2, 42));
      mark.write(new LogPosition(2, 43));
    }
    try (AppliedMark mark = open()) {
      assertThat(mark.before()).contains(new LogPosition(2, 43));
    }
  }

  @Test
  void aTornMarkTellsNothing() throws IOException {
    try (AppliedMark mark = open()) {
      mark.write(new LogPosition(2, 42));
    }
    byte[] whole = Files.readAllBytes(temporary.resolve("applied"));
    for (int at = 0; at < whole.length; at++) {
      byte[] torn = whole.clone();
      torn[at] ^= 0x55;
      Files.write(temporary.resolve("applied"), torn);
      try (AppliedMark mark = open()) {
        assertThat(mark.before()).isEmpty();
      }
    }
    Files.write(temporary.resolve("applied"), Arrays.copyOf(whole, 7));
    try (AppliedMark mark = open()) {
      assertThat(mark.before()).isEmpty();
    }
  }
}
