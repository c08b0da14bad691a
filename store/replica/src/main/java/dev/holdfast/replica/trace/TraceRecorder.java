package dev.holdfast.replica.trace;

import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records to a file, on a thread of its own.
///
/// Whoever applies hands over references to immutable values and goes on. If the disk cannot keep
/// up, the section ends and a new one begins later with the whole state; if the file is full or
/// cannot be written, recording ends and the log says so. Applying is never concerned.
public final class TraceRecorder implements Recorder {

  private static final Logger LOG = LoggerFactory.getLogger(TraceRecorder.class);

  /// Commands that may wait to be told.
  private static final int WAITING = 16_384;

  /// How long the end of the node may wait for the disk.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// What a record of an endpoint takes, at least: by this a state is known to be too large before
  /// it is told.
  private static final int ENDPOINT_OCTETS = 120;

  private sealed interface Item {
    record Begin(long index, State state) implements Item {}

    record Applied(long index, Request request, State before, Step step) implements Item {}

    record Gap() implements Item {}

    record Close() implements Item {}
  }

  private final String node;
  private final TraceOptions options;
  private final TraceFile file;
  private final BlockingQueue<Item> waiting = new ArrayBlockingQueue<>(WAITING);
  private final Thread writer;
  private volatile boolean over;

  /// Of the thread that applies: items were dropped and the state must be told before others are.
  private boolean behind;

  /// Of the writer: events of this section.
  private long events;

  private TraceRecorder(String node, TraceOptions options, TraceFile file) {
    this.node = node;
    this.options = options;
    this.file = file;
    this.writer = Thread.ofPlatform().daemon().name("trace").unstarted(this::write);
  }

  /// Records what `node` applies from here on, after what the file holds already. A node that
  /// cannot record runs all the same, and its log says so.
  public static Recorder open(String node, TraceOptions options) {
    try {
      TraceRecorder recorder = new TraceRecorder(node, options, TraceFile.open(options));
      recorder.writer.start();
      return recorder;
    } catch (IOException problem) {
      LOG.error(
          "Nothing is recorded, for {} cannot be written: {}. The node goes on without",
          options.file(),
          problem.toString());
      return OFF;
    }
  }

  @Override
  public void begin(long index, State state) {
    add(new Item.Begin(index, state));
  }

  @Override
  public void record(long index, Request request, State before, Step step) {
    if (behind && waiting.isEmpty()) {
      behind = false;
      add(new Item.Gap());
      add(new Item.Begin(index, before));
    }
    add(new Item.Applied(index, request, before, step));
  }

  private void add(Item item) {
    if (!over && !behind && !waiting.offer(item)) {
      behind = true;
    }
  }

  private void write() {
    try (file) {
      while (!over) {
        write(waiting.take());
      }
    } catch (IOException problem) {
      LOG.error(
          "Recording to {} has ended: {}. What is in it up to there can be checked; the node goes on",
          options.file(),
          problem.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error broken) {
      LOG.error("Recording to {} has ended; the node goes on", options.file(), broken);
    } finally {
      over = true;
      waiting.clear();
    }
  }

  private void write(Item item) throws IOException {
    switch (item) {
      case Item.Begin(long index, State state) -> tellState(index, state);
      case Item.Applied(long index, Request request, State before, Step step) ->
          tell(EventJson.line(events + 1, index, request, before, step));
      case Item.Gap() -> {
        LOG.warn("Recording to {} fell behind; it goes on with the whole state", options.file());
        file.write(Line.end("fell-behind", events));
      }
      case Item.Close() -> {
        file.write(Line.end("closed", events));
        over = true;
      }
    }
  }

  private void tellState(long index, State state) throws IOException {
    events = 0;
    if (!file.hasRoomFor(endpoints(state) * ENDPOINT_OCTETS)) {
      full();
      return;
    }
    byte[] line =
        Line.of(
            "start",
            json -> {
              json.name("format").value(Line.FORMAT);
              json.name("node").value(node);
              json.name("index").value(index);
              StateJson.write(json, state);
            });
    if (file.hasRoomFor(line.length)) {
      file.write(line);
    } else {
      full();
    }
  }

  private static long endpoints(State state) {
    return state.zones().all().stream().mapToLong(zone -> zone.endpoints().size()).sum();
  }

  private void tell(byte[] line) throws IOException {
    if (file.hasRoomFor(line.length)) {
      file.write(line);
      events++;
    } else {
      full();
    }
  }

  private void full() throws IOException {
    file.writeEnd(Line.end("full", events));
    over = true;
    LOG.warn(
        "Recording to {} has ended: it may hold {} octets. Take it away to record anew after the next start",
        options.file(),
        options.maxOctets());
  }

  /// Tells what still waits, and ends the file.
  @Override
  public void close() {
    try {
      if (waiting.offer(new Item.Close(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          && !writer.join(PATIENCE)) {
        LOG.warn("Recording to {} has not ended; the disk does not answer", options.file());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
