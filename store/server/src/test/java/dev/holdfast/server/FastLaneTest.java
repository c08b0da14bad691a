package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.TestRequests.putMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.contract.Failure;
import dev.holdfast.protocol.Command;
import dev.holdfast.replica.Committed;
import dev.holdfast.replica.NotLeaderException;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.v1.RecordSetServiceGrpc;
import io.grpc.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: bulk work, however much there is of it, keeps neither an operator from putting things
/// right nor one caller's changes another's from getting in.
class FastLaneTest {

  private static final int CALLS = 8;
  private static final NodeConfig.Limits LIMITS =
      new NodeConfig.Limits(CALLS, 8, 4 << 20, 256, 1_000, 100_000);

  @RegisterExtension
  private final OneNode one = new OneNode(config -> TestConfigs.with(config, LIMITS));

  private final CompletableFuture<Committed> never = new CompletableFuture<>();
  private final CountDownLatch arrived = new CountDownLatch(CALLS);

  private void holdPuts() {
    one.replica()
        .fail(request -> {
          if (request.command() instanceof Command.PutRecordSets) {
            arrived.countDown();
            return Optional.of(never);
          }
          return Optional.empty();
        });
  }

  private static CompletableFuture<Failure> put(Channel channel) {
    return CompletableFuture.supplyAsync(
        () -> failure(channel), call -> Thread.ofVirtual().start(call));
  }

  private static Failure failure(Channel channel) {
    return Failures.of(() ->
        RecordSetServiceGrpc.newBlockingStub(channel)
            .putRecordSets(putMessage("api.example.", "192.0.2.9")));
  }

  @Test
  void with_all_places_for_changes_taken_what_puts_harm_right_and_reads_get_through() {
    one.planner().importZone(address("api.example.", "192.0.2.1"));
    one.planner().enactAll(one.planner().seal(address("api.example.", "192.0.2.2")));
    holdPuts();
    List<CompletableFuture<Failure>> held = new ArrayList<>();
    try (var first = one.node().connectAs("first");
        var second = one.node().connectAs("second")) {
      for (int i = 0; i < CALLS; i++) {
        held.add(put(i % 2 == 0 ? first.channel() : second.channel()));
      }
      await().until(() -> arrived.getCount() == 0);
      assertThat(failure(one.node().channel()))
          .isEqualTo(
              new Failure.OverLimit(
                  "changes under way at this node",
                  "8",
                  "8, and 1 more",
                  Optional.of(Duration.ofMillis(500))));

      for (int i = 0; i < 10; i++) {
        new Rescue(one.node(), "api.example.").round();
      }

      assertThat(held).noneMatch(CompletableFuture::isDone);
      never.completeExceptionally(new NotLeaderException("enough"));
      held.forEach(CompletableFuture::join);
    }
  }

  @Test
  void one_caller_who_asks_for_everything_leaves_half_of_it_to_the_others() {
    one.planner().importZone(address("api.example.", "192.0.2.1"));
    holdPuts();
    List<CompletableFuture<Failure>> greedy = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      greedy.add(put(one.node().channel()));
    }
    await().until(() -> greedy.stream().filter(CompletableFuture::isDone).count() == CALLS / 2);

    try (var other = one.node().connectAs("other")) {
      List<CompletableFuture<Failure>> modest = new ArrayList<>();
      for (int i = 0; i < CALLS / 2; i++) {
        modest.add(put(other.channel()));
      }
      await().until(() -> arrived.getCount() == 0);

      assertThat(modest).noneMatch(CompletableFuture::isDone);
      assertThat(greedy.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
          .allSatisfy(failure ->
              assertThat(failure.message())
                  .startsWith("changes under way at this node by tester: the limit is 4"));
      never.completeExceptionally(new NotLeaderException("enough"));
      modest.forEach(CompletableFuture::join);
      greedy.forEach(CompletableFuture::join);
    }
  }
}
