package dev.holdfast.replica;

import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.replica.checkup.StateSums;
import dev.holdfast.replica.codec.LogEntry;
import dev.holdfast.replica.storage.AppliedMark;
import dev.holdfast.replica.storage.LogPosition;
import dev.holdfast.replica.storage.SnapshotFolder;
import dev.holdfast.replica.trace.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/// Carries out log entries, in their order, on one thread: the only place where a node's state
/// changes.
final class Applier {

  private final Publication publication;
  private final AppliedMark mark;
  private final Lasting lasting;
  private final Recorder recorder;
  private final StateSums sums;
  private final FormatGate formats;
  private final LongConsumer afterwards;

  /// @param recorder is told each command and what became of it
  /// @param sums is told what each entry did to the state
  /// @param formats is told the version of each entry
  /// @param afterwards is told each applied index, last of all
  Applier(
      Publication publication,
      AppliedMark mark,
      Lasting lasting,
      Recorder recorder,
      StateSums sums,
      FormatGate formats,
      LongConsumer afterwards) {
    this.publication = publication;
    this.mark = mark;
    this.lasting = lasting;
    this.recorder = recorder;
    this.sums = sums;
    this.formats = formats;
    this.afterwards = afterwards;
  }

  State state() {
    return applied().state();
  }

  Applied applied() {
    return publication.applied();
  }

  /// Applies the entry at `at` and answers its requests.
  ///
  /// @throws RuntimeException if this node cannot do what the others can; it must stop then
  Replies apply(LogPosition at, ByteString octets) throws IOException {
    long begun = System.nanoTime();
    LogEntry entry = LogEntry.decode(octets.asReadOnlyByteBuffer(), formats.newest());
    formats.met(entry.formatVersion(), "the log entry at " + at);
    State before = publication.applied().state();
    State state = before;
    List<Reply> replies = new ArrayList<>(entry.requests().size());
    List<Replica.Step> steps = new ArrayList<>(entry.requests().size());
    for (Request request : entry.requests()) {
      Step step = Protocol.apply(state, request, entry.stamp());
      recorder.record(at.index(), request, state, step);
      steps.add(new Replica.Step(state, step.state(), step.events()));
      replies.add(step.reply());
      state = step.state();
    }
    publish(at, state, steps);
    sums.applied(at.index(), before, state);
    return new Replies(at.index(), replies, Duration.ofNanos(System.nanoTime() - begun));
  }

  /// Notes an entry of Raft's own, which changes nothing here but counts.
  void skip(LogPosition at) throws IOException {
    State state = publication.applied().state();
    publish(at, state, List.of());
    sums.applied(at.index(), state, state);
  }

  /// Continues from a state that another node applied. Listeners are told at once, by a step whose
  /// `before` is the new state too.
  void install(LogPosition at, SnapshotFolder.Content content) throws IOException {
    formats.met(content.header().formatVersion(), "the snapshot at " + at);
    State state = content.state();
    recorder.begin(at.index(), state);
    publish(at, state, List.of(new Replica.Step(state, state, List.of())));
    sums.begin(at.index(), state);
  }

  private void publish(LogPosition at, State state, List<Replica.Step> steps) throws IOException {
    mark.write(at);
    publication.publish(at.index(), state, steps);
    lasting.follow(publication.applied());
    afterwards.accept(at.index());
  }
}
