package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.codec.CodecException;
import dev.holdfast.replica.codec.EncodedRequest;
import dev.holdfast.replica.codec.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Goal: however much bulk work waits for the log, what puts harm right is taken in and goes into
/// the next entry.
class BatcherTest {

  /// Entries of a chunk each that go into the log before one of them is applied.
  private static final int CHUNKS_UNDER_WAY = 2;

  /// Entries of any size, and those of them with bulk work.
  private static final int ENTRIES_UNDER_WAY = 8;

  private static final int BULK_ENTRIES_UNDER_WAY = 2;

  private static final Command ROLL_BACK =
      new Command.RollBack(
          new Command.Selection.Endpoints(List.of(Story.endpoint(1))),
          new Command.Destination.Previous(),
          List.of(),
          true);
  private static final Command FREEZE = new Command.Freeze(new Command.Held.WholeStore());
  private static final Command UNFREEZE = new Command.Unfreeze(new Command.Held.WholeStore());
  private static final Command GRANT =
      new Command.GrantOverride(
          List.of("never-empty"), List.of(Story.endpoint(1)), Duration.ofMinutes(1), 1);
  private static final Command REVOKE = new Command.RevokeOverride(1);

  /// A chunk of about 1 MiB, which fills an entry by itself.
  private static final Request CHUNK = Story.request(Story.stage(1, 0, 0, 12_000, 1));

  private static final EncodedRequest ENCODED_CHUNK = EncodedRequest.of(CHUNK);

  private record Sent(List<Request> requests, CompletableFuture<Replies> replies) {
    List<Command> first(int count) {
      return requests.stream().limit(count).map(Request::command).toList();
    }

    void applied() {
      Reply reply =
          Protocol.apply(State.EMPTY, Story.request(new Command.OpenPlan()), Instant.EPOCH).reply();
      replies.complete(
          new Replies(1, requests.stream().map(request -> reply).toList(), Duration.ZERO));
    }
  }

  private final List<Sent> log = new CopyOnWriteArrayList<>();
  private final Batcher batcher = new Batcher("n1", this::append, InstantSource.system());

  private CompletableFuture<Replies> append(Proposal proposal) {
    CompletableFuture<Replies> replies = new CompletableFuture<>();
    try {
      log.add(
          new Sent(
              LogEntry.decode(proposal.getContent().asReadOnlyByteBuffer()).requests(), replies));
    } catch (CodecException unreadable) {
      replies.completeExceptionally(unreadable);
    }
    return replies;
  }

  @AfterEach
  void stop() {
    batcher.close();
  }

  private CompletableFuture<Committed> submit(Command command) {
    return submit(EncodedRequest.of(Story.request(command)), Lane.of(command));
  }

  private CompletableFuture<Committed> submit(EncodedRequest request, Lane lane) {
    Submission write = new Submission(request, lane, Duration.ofMinutes(1));
    batcher.add(write);
    return write.future();
  }

  /// Stages chunks until no more are taken in, while the log stands still.
  private List<CompletableFuture<Committed>> saturate() {
    List<CompletableFuture<Committed>> chunks = new ArrayList<>();
    do {
      chunks.add(submit(ENCODED_CHUNK, Lane.of(CHUNK.command())));
    } while (!chunks.getLast().isCompletedExceptionally());
    await().until(() -> log.size() == CHUNKS_UNDER_WAY);
    // Room again for those that have gone into the log meanwhile.
    do {
      chunks.add(submit(ENCODED_CHUNK, Lane.of(CHUNK.command())));
    } while (!chunks.getLast().isCompletedExceptionally());
    return chunks;
  }

  /// What went into the log after the chunks that are under way.
  private List<Command> sentMeanwhile() {
    return log.stream()
        .skip(CHUNKS_UNDER_WAY)
        .flatMap(sent -> sent.requests().stream())
        .map(Request::command)
        .toList();
  }

  @Test
  void whatPutsHarmRightGoesIntoTheLogAtOnceWhileBulkWorkWaits() {
    List<CompletableFuture<Committed>> chunks = saturate();
    List<Command> urgent = List.of(ROLL_BACK, FREEZE, UNFREEZE, GRANT, REVOKE);

    List<CompletableFuture<Committed>> taken = urgent.stream().map(this::submit).toList();

    await().until(() -> sentMeanwhile().size() == urgent.size());
    assertThat(sentMeanwhile()).isEqualTo(urgent);
    log.stream().skip(CHUNKS_UNDER_WAY).forEach(Sent::applied);
    assertThat(taken).allSatisfy(it -> assertThat(it.join()).isNotNull());
    assertThat(chunks.stream().filter(chunk -> !chunk.isDone())).hasSizeGreaterThan(50);
    assertThatThrownBy(chunks.getLast()::join)
        .cause()
        .isInstanceOf(OverloadedException.class)
        .hasMessageMatching(
            "\\d+ octets of requests wait for the log and at most 67108864 may; try again shortly");
  }

  @Test
  void whereAllEntriesAreUnderWayTheNextBeginsWithWhatPutsHarmRight() {
    Command put = Story.put(Story.endpoint(1), 1);
    for (int i = 1; i <= ENTRIES_UNDER_WAY; i++) {
      submit(UNFREEZE);
      int entries = i;
      await().until(() -> log.size() == entries);
    }
    List.of(put, FREEZE, put, ROLL_BACK).forEach(this::submit);

    log.getFirst().applied();

    await().until(() -> log.size() == ENTRIES_UNDER_WAY + 1);
    assertThat(log.getLast().first(4)).containsExactly(FREEZE, ROLL_BACK, put, put);
  }

  @Test
  void aRequestThatFindsNobodyWaitingGoesAloneAndWhatComesWhileTwoAreUnderWayGoesTogether() {
    Command put = Story.put(Story.endpoint(1), 1);
    for (int i = 1; i <= BULK_ENTRIES_UNDER_WAY; i++) {
      submit(put);
      int entries = i;
      await().until(() -> log.size() == entries);
    }
    List.of(put, put, put).forEach(this::submit);
    submit(FREEZE);
    await().until(() -> log.size() == BULK_ENTRIES_UNDER_WAY + 1);

    log.getFirst().applied();

    await().until(() -> log.size() == BULK_ENTRIES_UNDER_WAY + 2);
    assertThat(log.stream().map(sent -> sent.requests().size())).containsExactly(1, 1, 1, 3);
    assertThat(log.get(BULK_ENTRIES_UNDER_WAY).first(1)).containsExactly(FREEZE);
  }

  @Test
  void bulkWorkGoesOnWhenSomeOfItHasLanded() {
    saturate();

    log.getFirst().applied();

    await().until(() -> log.size() == CHUNKS_UNDER_WAY + 1);
    assertThat(log.getLast().requests().equals(List.of(CHUNK))).isTrue();
  }

  @Test
  void theFastLaneHasABoundToo() {
    saturate();
    List<CompletableFuture<Committed>> urgent = new ArrayList<>();
    do {
      urgent.add(submit(ENCODED_CHUNK, Lane.FAST));
    } while (!urgent.getLast().isCompletedExceptionally());

    assertThatThrownBy(urgent.getLast()::join)
        .cause()
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("at most 8388608 may");
  }

  @Test
  void inALaneRequestsStayInTheOrderTheyCame() {
    saturate();
    List<Command> grants = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Command grant =
          new Command.GrantOverride(
              List.of("never-empty"), List.of(Story.endpoint(i)), Duration.ofMinutes(1), 1);
      grants.add(grant);
      submit(grant);
    }

    await()
        .until(() -> {
          log.stream().skip(CHUNKS_UNDER_WAY).forEach(Sent::applied);
          return sentMeanwhile().size() == grants.size();
        });
    assertThat(sentMeanwhile()).isEqualTo(grants);
  }

  @Test
  void whoWaitsWhenTheNodeStopsIsToldThatNothingWasDone() {
    List<CompletableFuture<Committed>> chunks = saturate();

    batcher.close();

    assertThatThrownBy(chunks.get(chunks.size() - 2)::join)
        .cause()
        .isInstanceOf(NotLeaderException.class)
        .hasMessage("nothing was done: this node is stopping");
  }

  @Test
  void aSecondEntryIsNoSmallerThanTheOneUnderWay() {
    submit(put(0));
    await().until(() -> log.size() == 1);
    submit(put(1));
    await().until(() -> log.size() == 2);
    for (int i = 2; i < 6; i++) {
      submit(put(i));
    }
    log.get(0).applied();
    await().until(() -> log.size() == 3);
    log.get(1).applied();

    // Four are under way now.
    submit(put(6));
    submit(put(7));
    submit(put(8));
    await().during(Duration.ofMillis(200)).until(() -> log.size() == 3);

    submit(put(9));
    await().until(() -> log.size() == 4);
    assertThat(log.stream().map(sent -> sent.requests().size())).containsExactly(1, 1, 4, 4);
  }

  private static Command put(int value) {
    return Story.put(Story.endpoint(0), value);
  }
}
