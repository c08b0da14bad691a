package dev.holdfast.chaos.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What strace tells is read for what it is: which calls came back, about which file, and what they
/// wrote.
class FileCallTest {

  private static final Path LOG = Path.of("/data/log_inprogress_0");
  private static final Path MARK = Path.of("/data/applied");

  private static List<FileCall> calls(Path file, String... lines) {
    return FileCall.of(file, List.of(lines));
  }

  @Test
  void onlyCallsThatCameBackCount() {
    assertThat(
            LogFile.unsynchronised(
                calls(
                    LOG,
                    "71 write(9</data/log_inprogress_0>, \"ab\", 2) = 2",
                    "71 fdatasync(9</data/log_inprogress_0> <unfinished ...>",
                    "72 write(9</data/log_inprogress_0>, \"abc\", 3 <unfinished ...>",
                    "72 <... write resumed>) = 3",
                    "73 write(9</data/log_inprogress_0>, \"x\", 1) = -1 ENOSPC (No space left on device)")))
        .isEqualTo(5);
  }

  @Test
  void aSynchronisationThatIsOverLeavesNothingToLose() {
    assertThat(
            LogFile.unsynchronised(
                calls(
                    LOG,
                    "71 write(9</data/log_inprogress_0>, \"ab\", 2) = 2",
                    "71 fdatasync(9</data/log_inprogress_0>) = 0 (DELAYED)",
                    "71 write(9</data/log_inprogress_0>, \"a\", 1) = 1")))
        .isEqualTo(1);
  }

  @Test
  void eachFileHasItsOwn() {
    String[] lines = {
      "71 write(9</data/log_inprogress_0>, \"ab\", 2) = 2",
      "72 pwrite64(8</data/applied>, \"m\", 1, 0) = 1",
      "72 fdatasync(8</data/applied> <unfinished ...>",
      "71 fdatasync(9</data/log_inprogress_0> <unfinished ...>",
      "72 <... fdatasync resumed>) = 0 (DELAYED)",
    };
    assertThat(LogFile.unsynchronised(calls(LOG, lines))).isEqualTo(2);
    assertThat(MarkFile.synchronised(calls(MARK, lines))).hasValue(new byte[] {'m'});
  }

  @Test
  void theMarkIsWhatItWasWhenItWasSynchronised() {
    assertThat(
            MarkFile.synchronised(
                calls(
                    MARK,
                    "72 pwrite64(8</data/applied>, \"\\0\\0\\0017\\n\\\\\\\"\\377x\", 8, 0) = 8",
                    "72 fdatasync(8</data/applied>) = 0",
                    "72 pwrite64(8</data/applied>, \"later\", 5, 0) = 5",
                    "72 fdatasync(8</data/applied> <unfinished ...>")))
        .hasValue(new byte[] {0, 0, 1, '7', '\n', '\\', '"', (byte) 0xff, 'x'});
    assertThat(MarkFile.synchronised(calls(MARK, "72 fdatasync(8</data/applied>) = 0"))).isEmpty();
  }
}
