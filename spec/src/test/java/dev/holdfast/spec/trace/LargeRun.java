package dev.holdfast.spec.trace;

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
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One large plan, staged and enacted in slices, and recorded.
final class LargeRun {

  private static final DomainName ZONE = DomainName.of("large.example.");
  private static final Instant NOW = Instant.parse("2025-10-19T22:00:00Z");

  private final Recorder recorder;
  private State state = State.EMPTY;

  private LargeRun(Recorder recorder) {
    this.recorder = recorder;
  }

  static void record(Recorder recorder, int endpoints, int slices) {
    recorder.begin(0, State.EMPTY);
    new LargeRun(recorder).run(endpoints, slices);
  }

  private void run(int endpoints, int slices) {
    DomainName server = DomainName.of("ns.invalid.");
    apply(
        new Command.CreateZone(
            ZONE,
            new Soa(60, server, server, 1, 1, 1, 1),
            Serial.FIRST,
            RecordSets.of(RecordSet.of(RecordType.NS, 60, Rdata.of(server.toWire())))));
    long plan = ((Outcome.PlanOpened) apply(new Command.OpenPlan())).generation();
    int size = endpoints / slices;
    Outcome.RecordSetsStaged staged = null;
    for (int slice = 0; slice < slices; slice++) {
      List<Command.Desired> chunk = new ArrayList<>();
      for (DomainName name : names(slice, size)) {
        chunk.add(new Command.Desired(name, address(chunk.size())));
      }
      staged = (Outcome.RecordSetsStaged) apply(new Command.StageRecordSets(plan, slice, chunk));
    }
    apply(new Command.SealPlan(plan, staged.digest(), staged.endpoints(), staged.recordSets()));
    for (int slice = 0; slice < slices; slice++) {
      apply(
          new Command.EnactPlan(
              plan,
              new Command.Scope.Named(names(slice, size)),
              Command.Mode.INDEPENDENT,
              List.of()));
    }
  }

  private static List<DomainName> names(int slice, int size) {
    return IntStream.range(slice * size, (slice + 1) * size)
        .mapToObj(i -> DomainName.of("h%d.large.example.".formatted(i)))
        .toList();
  }

  private static RecordSets address(int number) {
    byte[] address = ByteBuffer.allocate(4).putInt(0x0a000000 + number).array();
    return RecordSets.of(RecordSet.of(RecordType.A, 60, Rdata.of(address)));
  }

  private Outcome apply(Command command) {
    Request request = Request.of("planner", command);
    Step step = Protocol.apply(state, request, NOW);
    recorder.record(1, request, state, step);
    state = step.state();
    return step.reply().outcome();
  }
}
