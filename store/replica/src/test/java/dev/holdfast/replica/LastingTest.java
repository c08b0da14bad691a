package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.State;
import dev.holdfast.replica.storage.AppliedMark;
import dev.holdfast.replica.storage.LogPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What DNS is answered from is behind what is applied, never ahead of what the mark on the disk
/// says, and soon there.
@Timeout(60)
class LastingTest {

  private static final Applied START = new Applied(3, State.EMPTY);

  @TempDir Path folder;

  private Path file;
  private AppliedMark mark;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("applied");
    mark = AppliedMark.open(file);
  }

  private static void noHalt(String reason, Throwable cause) {
    throw new AssertionError(reason, cause);
  }

  /// As the applier does.
  private void apply(Lasting lasting, long index) {
    try {
      mark.write(new LogPosition(1, index));
      lasting.follow(new Applied(index, State.EMPTY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Nothing where it was looked at in the middle of a write.
  private Optional<Long> onDisk() throws IOException {
    Path copy = Files.copy(file, folder.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
    try (AppliedMark read = AppliedMark.open(copy)) {
      return read.before().map(LogPosition::index);
    }
  }

  private static void await(Lasting lasting, long index) throws InterruptedException {
    while (lasting.applied().index() < index) {
      Thread.sleep(1);
    }
  }

  @Test
  void itFollowsAndTheMarkIsNeverBehindIt() throws Exception {
    try (Lasting lasting = new Lasting("a", mark, START, LastingTest::noHalt)) {
      lasting.begin();
      Thread applying =
          Thread.ofPlatform()
              .start(() -> {
                for (long index = 4; index <= 2000; index++) {
                  apply(lasting, index);
                  Thread.yield();
                }
              });
      List<Long> seen = new ArrayList<>();
      while (lasting.applied().index() < 2000) {
        long now = lasting.applied().index();
        onDisk().ifPresent(marked -> assertThat(marked).isGreaterThanOrEqualTo(now));
        seen.add(now);
      }
      applying.join();
      assertThat(seen).isSorted();
    }
  }

  @Test
  void whatWasAppliedAgainAtTheStartIsThereAtOnce() throws Exception {
    try (Lasting lasting = new Lasting("a", mark, START, LastingTest::noHalt)) {
      apply(lasting, 9);
      assertThat(lasting.applied()).isEqualTo(START);
      lasting.begin();
      assertThat(lasting.applied().index()).isEqualTo(9);
      assertThat(onDisk()).contains(9L);
    }
  }

  @Test
  void whoStopsKeepsWhatWasAppliedLast() throws Exception {
    for (long index = 4; index < 40; index++) {
      try (Lasting lasting = new Lasting("a", mark, START, LastingTest::noHalt)) {
        lasting.begin();
        apply(lasting, index);
      }
      assertThat(onDisk()).contains(index);
    }
  }

  @Test
  void aMarkThatCannotBeSynchronisedEndsTheNode() throws Exception {
    CountDownLatch halted = new CountDownLatch(1);
    try (Lasting lasting = new Lasting("a", mark, START, (_, _) -> halted.countDown())) {
      lasting.begin();
      mark.close();
      lasting.follow(new Applied(4, State.EMPTY));
      assertThat(halted.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(lasting.applied()).isEqualTo(START);
    }
  }

  @Test
  void anEntryThatComesAloneIsThereSoon() throws Exception {
    try (Lasting lasting = new Lasting("a", mark, START, LastingTest::noHalt)) {
      lasting.begin();
      for (long index = 4; index < 10; index++) {
        apply(lasting, index);
        await(lasting, index);
      }
    }
  }
}
