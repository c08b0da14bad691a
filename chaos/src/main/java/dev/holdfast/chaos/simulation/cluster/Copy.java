package dev.holdfast.chaos.simulation.cluster;

import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.replica.codec.LogEntry;
import dev.holdfast.replica.codec.StateReader;
import dev.holdfast.replica.codec.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// One node's copy of the store: log entries in, states out, by the code that does it in
/// production. A state that was written out and read back goes on like the one it was.
final class Copy {

  /// What applying one log entry did.
  ///
  /// @param steps one for each of its requests
  record Applied(LogRecord record, State before, State after, List<Step> steps) {
    List<Reply> replies() {
      return steps.stream().map(Step::reply).toList();
    }
  }

  private final Member member;
  private State state = State.EMPTY;
  private long index;
  private State lasting = State.EMPTY;
  private long lastingIndex;
  private boolean keeping;
  private boolean applying;
  private int sinceSnapshot;

  Copy(Member member) {
    this.member = member;
  }

  State state() {
    return state;
  }

  /// What this node will still know after a power cut: DNS is answered from this.
  State lasting() {
    return lasting;
  }

  /// The last log index that is in the state.
  long index() {
    return index;
  }

  /// Begins from what is on the disk: the snapshot, and of the log what this node is known to have
  /// applied, so that what was answered once stays answered.
  void recover(Disk disk) {
    disk.snapshot()
        .ifPresent(snapshot -> {
          member.tally(Happening.RESTARTED_FROM_SNAPSHOT);
          load(snapshot);
        });
    while (index < disk.mark()) {
      member.tally(Happening.ENTRY_REPLAYED);
      apply(disk.at(index + 1));
    }
    lastingIs(state, index);
  }

  private void lastingIs(State kept, long at) {
    lasting = kept;
    lastingIndex = at;
  }

  /// Synchronises the mark, and once more if more was applied meanwhile.
  private void keep(Disk disk) {
    if (keeping || lastingIndex >= index) {
      return;
    }
    keeping = true;
    State kept = state;
    long at = index;
    member.after(
        member.syncMicros(),
        "mark synced",
        () -> {
          keeping = false;
          disk.syncedMark(at);
          // A snapshot may have taken the copy further meanwhile.
          if (at > lastingIndex) {
            lastingIs(kept, at);
            member.answersAnew();
          }
          keep(disk);
        });
  }

  void load(SnapshotRecord snapshot) {
    state = StateReader.read(new ByteArrayInputStream(snapshot.octets()));
    index = snapshot.index();
    sinceSnapshot = 0;
    lastingIs(state, index);
  }

  Applied apply(LogRecord record) {
    LogEntry entry = LogEntry.decode(ByteBuffer.wrap(record.octets()));
    State before = state;
    List<Step> steps = new ArrayList<>(entry.requests().size());
    for (Request request : entry.requests()) {
      Step step = Protocol.apply(state, request, entry.stamp());
      steps.add(step);
      state = step.state();
    }
    index = record.index();
    sinceSnapshot += steps.size();
    return new Applied(record, before, state, steps);
  }

  /// Goes on applying, one entry an event, while there is something to apply.
  void goOn() {
    if (!applying && index < member.consensus().committed()) {
      applying = true;
      member.after(member.applyMicros(), "entry applied", this::applyNext);
    }
  }

  private void applyNext() {
    applying = false;
    Disk disk = member.consensus().disk();
    // Between the two a snapshot may have taken this copy further than its log reached.
    if (index < member.consensus().committed() && index >= disk.base()) {
      Applied applied = apply(disk.at(index + 1));
      disk.mark(index);
      keep(disk);
      member.applied(applied);
      if (sinceSnapshot >= member.snapshotAfter()) {
        snapshot(disk);
      }
    }
    goOn();
  }

  void snapshot(Disk disk) {
    sinceSnapshot = 0;
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
    try {
      StateWriter.write(state, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("nothing is written here that could fail", impossible);
    }
    disk.write(
        new SnapshotRecord(index, disk.termAt(index), out.toByteArray()), member.logEntriesKept());
    member.tally(Happening.SNAPSHOT_TAKEN);
    member.tell(() -> "takes a snapshot at entry %d".formatted(index));
  }
}
