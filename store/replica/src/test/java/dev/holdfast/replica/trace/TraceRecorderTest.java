package dev.holdfast.replica.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.replica.Story;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceRecorderTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;

  private State state = State.EMPTY;

  private void record(TraceOptions options, int commands) {
    try (Recorder recorder = TraceRecorder.open("n1", options)) {
      recorder.begin(0, state);
      for (int i = 0; i < commands; i++) {
        Request request = Request.of("planner", new Command.OpenPlan());
        Step step = Protocol.apply(state, request, NOW);
        recorder.record(i + 1, request, state, step);
        state = step.state();
      }
    }
  }

  @Test
  void eachCommandIsALineBetweenAStartAndAnEnd() throws Exception {
    Path file = folder.resolve("made/trace.jsonl");
    record(new TraceOptions(file, TraceOptions.LEAST_OCTETS), 3);

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst()).startsWith("{\"record\":\"start\",\"format\":1,\"node\":\"n1\"");
    assertThat(lines.subList(1, 4)).allMatch(line -> line.contains("\"action\":\"OpenPlan\""));
    assertThat(lines.getLast())
        .isEqualTo("{\"record\":\"end\",\"reason\":\"closed\",\"events\":3}");
  }

  @Test
  void aFullFileEndsWithARecordThatSaysSoAndStaysWithinItsBound() throws Exception {
    Path file = folder.resolve("trace.jsonl");
    for (int run = 0; run < 3; run++) {
      state = State.EMPTY;
      record(new TraceOptions(file, TraceOptions.LEAST_OCTETS), 1_000);
    }

    assertThat(Files.size(file))
        .isBetween(TraceOptions.LEAST_OCTETS / 2, TraceOptions.LEAST_OCTETS);
    assertThat(Files.readAllLines(file).getLast()).contains("\"reason\":\"full\"");
  }

  @Test
  void whatAKilledNodeLeftHalfWrittenIsTakenAwayByTheNextRun() throws Exception {
    Path file = folder.resolve("trace.jsonl");
    TraceOptions options = new TraceOptions(file, TraceOptions.LEAST_OCTETS);
    record(options, 2);
    Files.writeString(file, "{\"record\":\"eve", StandardOpenOption.APPEND);
    record(options, 1);

    assertThat(Files.readAllLines(file))
        .hasSize(7)
        .allMatch(line -> line.startsWith("{\"record\":") && line.endsWith("}"));
  }

  @Test
  void aNodeThatCannotRecordGoesOnWithout() {
    try (Recorder recorder =
        TraceRecorder.open("n1", new TraceOptions(folder, TraceOptions.LEAST_OCTETS))) {
      assertThat(recorder).isSameAs(Recorder.OFF);
    }
  }

  @Test
  void aDiskThatFillsEndsTheRecordAndNothingElse() {
    record(new TraceOptions(Path.of("/dev/full"), TraceOptions.LEAST_OCTETS), 50);

    assertThat(state.lastGeneration()).isEqualTo(50);
  }

  @Test
  void everyPartOfTheStateHasItsPlaceInTheStart() throws Exception {
    Path file = folder.resolve("trace.jsonl");
    state = Story.withSomeOfEverything();
    record(new TraceOptions(file, TraceOptions.LEAST_OCTETS), 0);

    assertThat(Files.readAllLines(file).getFirst())
        .contains("\"zones\":[{", "\"plans\":[{", "\"overrides\":[{", "\"targets\":[{")
        .contains("\"store\":true", "\"min_addresses\":", "\"history\":[{", "\"held\":[{");
  }
}
