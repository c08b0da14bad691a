package dev.holdfast.spec.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.codec.EncodedRequest;
import dev.holdfast.replica.codec.LogEntry;
import dev.holdfast.replica.codec.StateReader;
import dev.holdfast.replica.codec.StateWriter;
import dev.holdfast.spec.conformance.machine.Stack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// What lies between a caller and the machine in a node that has just been restored from a
/// snapshot: the request goes into a log entry's octets and out again, and the state into a
/// snapshot's. What comes of that must be what comes of the request and the state as they are.
final class RealStack implements Stack {

  private final AtomicLong requests = new AtomicLong();

  /// Requests that went through.
  long requests() {
    return requests.get();
  }

  @Override
  public Step apply(State state, Request request, Instant stamp) {
    Request known = request.key().isPresent() ? request : withId(request);
    Step direct = Protocol.apply(state, known, stamp);
    LogEntry entry = throughTheLog(known, stamp);
    Step through =
        Protocol.apply(throughASnapshot(state), entry.requests().getFirst(), entry.stamp());
    assertThat(through.reply()).as("the reply to %s", known).isEqualTo(direct.reply());
    assertThat(through.events()).as("the events of %s", known).isEqualTo(direct.events());
    assertThat(through.state()).as("the state after %s", known).isEqualTo(direct.state());
    return through;
  }

  /// A request with an id leaves its reply behind in the state, so that snapshots hold replies too.
  private Request withId(Request request) {
    String id = "request-" + requests.incrementAndGet();
    Request.Key key = new Request.Key(id, Digest.ofContent(id.getBytes()));
    return new Request(Optional.of(key), request.caller(), request.reason(), request.command());
  }

  private static LogEntry throughTheLog(Request request, Instant stamp) {
    byte[] octets = LogEntry.encode(stamp, List.of(EncodedRequest.of(request)));
    LogEntry entry = LogEntry.decode(ByteBuffer.wrap(octets));
    assertThat(entry).isEqualTo(new LogEntry(stamp, List.of(request)));
    return entry;
  }

  private static State throughASnapshot(State state) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      StateWriter.write(state, out);
      State restored = StateReader.read(new ByteArrayInputStream(out.toByteArray()));
      assertThat(restored).isEqualTo(state);
      return restored;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }
}
