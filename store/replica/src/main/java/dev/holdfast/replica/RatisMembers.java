package dev.holdfast.replica;

import dev.holdfast.replica.membership.Change;
import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.Health;
import dev.holdfast.replica.membership.MembershipRefusedException;
import dev.holdfast.replica.membership.Progress;
import dev.holdfast.replica.membership.Rules;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.protocol.TransferLeadershipRequest;
import org.apache.ratis.protocol.exceptions.ReconfigurationInProgressException;
import org.apache.ratis.protocol.exceptions.ReconfigurationTimeoutException;
import org.apache.ratis.protocol.exceptions.TransferLeadershipException;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes of the members through the Raft server of this process, one at a time, each step against
/// the very configuration it was judged on.
final class RatisMembers implements Members {

  private static final Logger LOG = LoggerFactory.getLogger(RatisMembers.class);

  private final ReplicaConfig config;
  private final RaftServer server;
  private final RaftServer.Division division;
  private final CommitNews news;
  private final ClientId client;
  private final Executor completions;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicReference<Optional<UnderWay>> underWay =
      new AtomicReference<>(Optional.empty());

  private record UnderWay(Change change, CompletableFuture<Configuration> made) {}

  /// @param completions runs what follows a reply: Ratis replies while it holds a lock that the
  ///   next request needs
  RatisMembers(
      ReplicaConfig config,
      RaftServer server,
      RaftServer.Division division,
      CommitNews news,
      ClientId client,
      Executor completions) {
    this.config = config;
    this.server = server;
    this.division = division;
    this.news = news;
    this.client = client;
    this.completions = completions;
  }

  @Override
  public Configuration configuration() {
    return RaftPeers.configuration(division.getRaftConf());
  }

  @Override
  public List<Progress> progress() {
    if (!division.getInfo().isLeader()) {
      return List.of();
    }
    long last = division.getRaftLog().getNextIndex() - 1;
    return news.followers().stream().map(follower -> progress(follower, last)).toList();
  }

  private static Progress progress(FollowerInfo follower, long last) {
    long match = follower.getMatchIndex();
    return new Progress(
        follower.getId().toString(),
        match,
        Math.max(0, last - match),
        Duration.ofMillis(follower.getLastRpcResponseTime().elapsedTimeMs()));
  }

  private Health health() {
    return new Health(config.node(), config.timing().electionMax(), progress());
  }

  @Override
  public CompletableFuture<Configuration> change(Change change, Optional<Long> expectedVersion) {
    try {
      requireLead();
      Configuration now = filledIn(configuration());
      if (Rules.isMade(change, now)) {
        return CompletableFuture.completedFuture(now);
      }
      Optional<UnderWay> same = underWay.get().filter(it -> it.change().equals(change));
      if (same.isPresent()) {
        return same.get().made();
      }
      List<Configuration> steps = new Rules(now, health()).steps(change, expectedVersion);
      return change instanceof Change.Remove remove && remove.id().equals(config.node())
          ? leadElsewhere()
          : alone(change, () -> walk(steps));
    } catch (RuntimeException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private void requireLead() {
    if (!division.getInfo().isLeaderReady()) {
      throw new NotLeaderException("%s does not lead".formatted(config.node()));
    }
  }

  /// A cluster that was formed by an older version knows Raft's addresses only; the others stand in
  /// the file of each node.
  private Configuration filledIn(Configuration known) {
    return known.filledIn(config.members());
  }

  /// A leader does not remove itself: Ratis would close it before its followers have heard.
  private CompletableFuture<Configuration> leadElsewhere() {
    return transfer(Optional.empty(), config.timing().submit())
        .thenApply(successor -> {
          throw new NotLeaderException(
              "%s led, and has handed the lead to %s, which can remove it"
                  .formatted(config.node(), successor));
        });
  }

  /// Makes `change` while no other is under way; whoever asks for the same one waits for it too.
  private CompletableFuture<Configuration> alone(
      Change change, Supplier<CompletableFuture<Configuration>> deed) {
    CompletableFuture<Configuration> made = new CompletableFuture<>();
    Optional<UnderWay> other =
        underWay.getAndUpdate(
            now -> now.isPresent() ? now : Optional.of(new UnderWay(change, made)));
    if (other.isPresent()) {
      return other
          .filter(it -> it.change().equals(change))
          .map(UnderWay::made)
          .orElseGet(() -> CompletableFuture.failedFuture(changeUnderWay()));
    }
    try {
      deed.get()
          .whenComplete((configuration, failure) -> {
            underWay.set(Optional.empty());
            if (failure == null) {
              made.complete(configuration);
            } else {
              made.completeExceptionally(unwrapped(failure));
            }
          });
    } catch (RuntimeException failure) {
      underWay.set(Optional.empty());
      made.completeExceptionally(failure);
    }
    return made;
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException wrapped && wrapped.getCause() != null
        ? wrapped.getCause()
        : failure;
  }

  private static MembershipRefusedException changeUnderWay() {
    return new MembershipRefusedException(
        "change-under-way",
        "cluster",
        "1 change at a time",
        "1, and 1 more",
        "another change of the members is under way; see 'cluster status', and try again when it is done");
  }

  private CompletableFuture<Configuration> walk(List<Configuration> steps) {
    CompletableFuture<Configuration> walked = step(steps.getFirst());
    for (Configuration next : steps.subList(1, steps.size())) {
      walked = walked.thenCompose(_ -> step(next));
    }
    return walked;
  }

  /// Takes one step, against the configuration as it is now.
  CompletableFuture<Configuration> step(Configuration next) {
    RaftConfiguration now = division.getRaftConf();
    SetConfigurationRequest request =
        new SetConfigurationRequest(
            client,
            server.getId(),
            division.getGroup().getGroupId(),
            calls.incrementAndGet(),
            SetConfigurationRequest.Arguments.newBuilder()
                .setMode(SetConfigurationRequest.Mode.COMPARE_AND_SET)
                .setServersInCurrentConf(List.copyOf(now.getAllPeers(RaftPeerRole.FOLLOWER)))
                .setListenersInCurrentConf(List.copyOf(now.getAllPeers(RaftPeerRole.LISTENER)))
                .setServersInNewConf(RaftPeers.voters(next))
                .setListenersInNewConf(RaftPeers.learners(next))
                .build());
    LOG.info("Changing the members to configuration {}: {}", next.version(), next);
    try {
      return server
          .setConfigurationAsync(request)
          .handleAsync(
              (reply, failure) -> {
                if (failure == null && reply.isSuccess()) {
                  return next;
                }
                throw explained(
                    failure == null ? reply.getException() : failure, newcomers(next, now));
              },
              completions);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(explained(e, newcomers(next, now)));
    }
  }

  /// The members that Raft does not send anything to yet.
  private static String newcomers(Configuration next, RaftConfiguration now) {
    Configuration before = RaftPeers.configuration(now);
    return next.members().keySet().stream()
        .filter(id -> !before.isVoter(id) && !before.learners().containsKey(id))
        .collect(Collectors.joining(", "));
  }

  private RuntimeException explained(Throwable failure, String newcomers) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          explained(wrapped.getCause(), newcomers);
      case ReconfigurationInProgressException _ -> changeUnderWay();
      case ReconfigurationTimeoutException _ ->
          new MembershipRefusedException(
              "not-heard-of",
              newcomers,
              "an answer within %d ms".formatted(config.timing().newcomer().toMillis()),
              "none",
              ("%s did not answer at its Raft address for %d ms, and nothing was changed; see that it runs with"
                      + " 'join: true', belongs to this cluster, and can be reached")
                  .formatted(newcomers, config.timing().newcomer().toMillis()));
      default ->
          new OutcomeUnknownException(
              "the change of the members may have happened or not: %s; see 'cluster status'"
                  .formatted(Failures.sentence(failure)));
    };
  }

  @Override
  public CompletableFuture<String> transfer(Optional<String> successor, Duration timeout) {
    try {
      requireLead();
      Configuration now = configuration();
      if (successor.filter(config.node()::equals).isPresent()) {
        return CompletableFuture.completedFuture(config.node());
      }
      String next = new Rules(now, health()).successor(successor);
      LOG.info("Handing the lead to {}", next);
      return server
          .transferLeadershipAsync(
              new TransferLeadershipRequest(
                  client,
                  server.getId(),
                  division.getGroup().getGroupId(),
                  calls.incrementAndGet(),
                  RaftPeerId.valueOf(next),
                  timeout.toMillis()))
          .thenApplyAsync(reply -> took(next, timeout, reply), completions);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(
          new NotLeaderException("the lead was not handed over: " + Failures.sentence(e)));
    } catch (RuntimeException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private String took(String next, Duration timeout, RaftClientReply reply) {
    if (reply.isSuccess()) {
      return next;
    }
    if (reply.getException() instanceof TransferLeadershipException) {
      throw new MembershipRefusedException(
          "not-taken-over",
          next,
          "%d ms".formatted(timeout.toMillis()),
          "no election won",
          "%s did not take the lead within %d ms; it stays where it was, or whoever was elected meanwhile has it"
              .formatted(next, timeout.toMillis()));
    }
    throw new NotLeaderException(
        "the lead was not handed over: " + Failures.sentence(reply.getException()));
  }
}
