package dev.holdfast.spec.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.replica.trace.Recorder;
import dev.holdfast.replica.trace.TraceOptions;
import dev.holdfast.replica.trace.TraceRecorder;
import dev.holdfast.spec.CheckException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceReaderTest {

  @TempDir private Path folder;

  private List<String> lines() throws Exception {
    Path file = folder.resolve("trace");
    try (Recorder recorder =
        TraceRecorder.open("node-1", new TraceOptions(file, TraceOptions.LEAST_OCTETS << 4))) {
      new RandomRun(1).record(recorder, 10);
    }
    return new ArrayList<>(Files.readAllLines(file));
  }

  private Path written(List<String> lines) throws Exception {
    return Files.writeString(folder.resolve("read"), String.join("\n", lines));
  }

  private void assertRefused(List<String> lines, String... why) throws Exception {
    Path file = written(lines);
    assertThatThrownBy(() -> TraceReader.read(file))
        .isInstanceOf(CheckException.class)
        .satisfies(problem -> assertThat(problem.getMessage()).contains(why));
  }

  @Test
  void aWholeTraceIsReadToItsEnd() throws Exception {
    List<Section> sections = TraceReader.read(written(lines()));
    assertThat(sections).hasSize(1);
    assertThat(sections.getFirst().events()).hasSize(10);
    assertThat(sections.getFirst().ending()).contains("closed");
  }

  @Test
  void aFileThatHoldsNoTraceIsToldAsOne() throws Exception {
    assertThatThrownBy(() -> TraceReader.read(folder.resolve("none")))
        .hasMessageContaining("there is no file");
    assertRefused(List.of(), "is empty: nothing was recorded");
    assertRefused(List.of("$ORIGIN eu.example."), "is no trace of a node", "line 1");
    assertRefused(List.of("{\"some\":\"json\"}"), "is no trace of a node");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    assertThatThrownBy(() -> TraceReader.read(binary)).hasMessageContaining("it is not text");
  }

  @Test
  void anotherFormatIsRefusedByItsNumber() throws Exception {
    List<String> lines = lines();
    lines.set(0, lines.getFirst().replace("\"format\":1", "\"format\":2"));
    assertRefused(lines, "format 2", "reads format 1");
  }

  @Test
  void aLastLineThatBreaksOffIsPassedOverAndTold() throws Exception {
    List<String> lines = lines().subList(0, 8);
    lines.set(7, lines.get(7).substring(0, 30));
    Section section = TraceReader.read(written(lines)).getFirst();
    assertThat(section.events()).hasSize(6);
    assertThat(section.ending()).contains("line 8 breaks off");
  }

  @Test
  void aTraceOfNothingIsNotTakenForOneThatIsExplained() throws Exception {
    Path file = written(lines().subList(0, 1));
    assertThatThrownBy(() -> TraceCheck.check(file)).hasMessageContaining("holds no whole event");
  }

  @Test
  void aHoleInTheMiddleIsRefusedWithItsLine() throws Exception {
    List<String> cut = lines();
    cut.set(4, cut.get(4).substring(0, 30));
    assertRefused(cut, "line 5", "the file is damaged");
    List<String> missing = lines();
    missing.remove(4);
    assertRefused(missing, "line 5", "event 5 follows event 3; lines are missing");
    assertRefused(lines().subList(1, 5), "no start before it");
  }

  @Test
  void aRecordThatLacksSomethingIsToldByLineAndName() throws Exception {
    List<String> lines = lines();
    lines.set(3, lines.get(3).replace("\"last_generation\"", "\"last\""));
    Section section = TraceReader.read(written(lines)).getFirst();
    assertThatThrownBy(() -> Translation.of(section))
        .hasMessage("line 4 of the trace: after has no 'last_generation'");
  }
}
