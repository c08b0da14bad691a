package dev.holdfast.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A history comes back from its file as it was written, whatever kinds of entries it holds.
class HistoryTest {

  private static final Endpoint ENDPOINT =
      new Endpoint("api.example.", 7, 12, new TreeMap<>(Map.of("A", "60 192.0.2.1 192.0.2.2")));
  private static final Span SPAN = new Span(Duration.ofNanos(1), Duration.ofMillis(2));
  private static final List<Refusal> REFUSALS = List.of(new Refusal("frozen", "api.example."));

  private static final List<Entry> ENTRIES =
      List.of(
          change(
              List.of(
                  new Wish.ExpectGeneration("api.example.", 6),
                  new Wish.ExpectPresent("b.example.", true),
                  new Wish.Put("api.example.", "A", "60 192.0.2.1"),
                  new Wish.Delete("b.example.", "")),
              new Outcome.Acknowledged(
                  new Position(5, 1), 12, true, new TreeMap<>(Map.of("generation", 7L)), REFUSALS)),
          change(
              List.of(new Wish.Enact(7, List.of()), new Wish.Other("c.example.")),
              new Outcome.Refused(Position.NOWHERE, 0, false, REFUSALS, 3)),
          change(List.of(), new Outcome.Unknown("no answer came in time")),
          change(List.of(), new Outcome.TurnedAway("no leader")),
          read(new Read.View("a", 12, 5, List.of(ENDPOINT))),
          read(new Read.Nothing("no majority")),
          new StagedChunk("planner", 7, 0, List.of(ENDPOINT)),
          new WatchOpened("watcher", 1, Duration.ofSeconds(1), -1, true, "example.", ""),
          new WatchTold("watcher", 1, Duration.ofSeconds(2), 12, false, true, List.of(ENDPOINT)),
          new StateSum("a", 5, "c0ffee", Duration.ofSeconds(3)));

  private static Change change(List<Wish> wishes, Outcome outcome) {
    return new Change("writer", "PutRecordSets", "id-1", wishes, SPAN, outcome);
  }

  private static Read read(Read.Result result) {
    return new Read(
        "reader", Read.Consistency.LINEARIZABLE, 11, List.of("api.example."), SPAN, result);
  }

  @Test
  void whatIsWrittenIsReadBackAsEqual(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("history.jsonl");

    History.of(ENTRIES).write(file);

    assertThat(Files.readAllLines(file)).hasSameSizeAs(ENTRIES);
    assertThat(History.read(file).entries()).isEqualTo(ENTRIES);
  }

  @Test
  void aLineThatIsNoEntryIsToldAsWhatItIs(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("history.jsonl"), "{\"is\":\"Guess\"}\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> History.read(file))
        .withMessageContaining("Guess");
  }
}
