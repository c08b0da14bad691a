package dev.holdfast.spec.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.replica.trace.Recorder;
import dev.holdfast.replica.trace.TraceOptions;
import dev.holdfast.replica.trace.TraceRecorder;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `spec/tla/TraceData.tla` is a sample: what a late plan leads to, as a node records it.
class SampleTest {

  private static final Path SAMPLE = Path.of("tla", "TraceData.tla");
  private static final DomainName ZONE = DomainName.of("eu.example.");
  private static final DomainName API = DomainName.of("api.eu.example.");

  @TempDir private Path folder;

  private State state = State.EMPTY;
  private Instant now = Instant.parse("2025-10-19T22:00:00Z");

  @Test
  void theSampleIsWhatANodeRecords() throws Exception {
    Path trace = folder.resolve("trace");
    try (Recorder recorder =
        TraceRecorder.open("node-1", new TraceOptions(trace, TraceOptions.LEAST_OCTETS))) {
      recorder.begin(0, state);
      tell(recorder);
    }
    Translation.Translated translated = Translation.of(TraceReader.read(trace).getFirst());
    String sample =
        DataModule.text(translated, Alike.names(translated.endpoints(), translated.rows()));
    Path made = Files.writeString(Path.of("target", "TraceData.tla"), sample);
    assertThat(Files.readString(SAMPLE))
        .as("%s; if that is as it should be, copy %s there", SAMPLE, made)
        .isEqualTo(sample);
  }

  /// Two plans; the newer goes live first, the older is refused; then back, and cleaned up.
  private void tell(Recorder recorder) {
    DomainName server = DomainName.of("ns.invalid.");
    apply(
        recorder,
        new Command.CreateZone(
            ZONE,
            new Soa(60, server, server, 1, 1, 1, 1),
            Serial.FIRST,
            RecordSets.of(RecordSet.of(RecordType.NS, 60, Rdata.of(server.toWire())))));
    apply(recorder, new Command.PutRecordSets(List.of(put(1)), List.of(), List.of()));
    long older = sealed(recorder, 2);
    long newer = sealed(recorder, 3);
    enact(recorder, newer);
    enact(recorder, older);
    apply(
        recorder,
        new Command.RollBack(
            new Command.Selection.LiveFrom(newer),
            new Command.Destination.Previous(),
            List.of(),
            true));
    apply(recorder, new Command.CleanUp(1, Duration.ofDays(1)));
  }

  private static Command.Put put(int address) {
    return new Command.Put(API, address(address));
  }

  private static RecordSet address(int last) {
    byte[] address = {(byte) 192, 0, 2, (byte) last};
    return RecordSet.of(RecordType.A, 60, Rdata.of(address));
  }

  private long sealed(Recorder recorder, int address) {
    long plan = ((Outcome.PlanOpened) apply(recorder, new Command.OpenPlan())).generation();
    Outcome staged =
        apply(
            recorder,
            new Command.StageRecordSets(
                plan, 0, List.of(new Command.Desired(API, RecordSets.of(address(address))))));
    apply(recorder, new Command.SealPlan(plan, ((Outcome.RecordSetsStaged) staged).digest(), 1, 1));
    return plan;
  }

  private void enact(Recorder recorder, long plan) {
    apply(
        recorder,
        new Command.EnactPlan(plan, new Command.Scope.All(), Command.Mode.ATOMIC, List.of()));
  }

  private Outcome apply(Recorder recorder, Command command) {
    now = now.plusSeconds(1);
    Request request = Request.of("sample", command);
    Step step = Protocol.apply(state, request, now);
    recorder.record(state.revision() + 1, request, state, step);
    state = step.state();
    return step.reply().outcome();
  }
}
