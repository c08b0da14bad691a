package dev.holdfast.chaos.simulation.cluster;

import dev.holdfast.chaos.simulation.engine.Chance;
import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.chaos.simulation.engine.Story;
import dev.holdfast.chaos.simulation.engine.Tally;
import dev.holdfast.chaos.simulation.engine.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The nodes, what they share, and who among them has a vote.
///
/// A node that lost its disk has forgotten what it voted for and which entries it had acknowledged.
/// An operator takes it out of the cluster and puts it back in; what matters of that is kept here:
/// it has no vote until it holds all that was committed when it lost its disk, in a term that is at
/// least the one it knew.
public final class Cluster {

  private final Timeline timeline;
  private final Network network;
  private final Tally tally;
  private final Story story;
  private final Audience audience;
  private final int snapshotAfter;
  private final long syncMostMicros;
  private final boolean[] withoutVote;
  private final long[] voteFromIndex;
  private final long[] voteFromTerm;
  private final int[] voteEpoch;
  private final List<Member> members;
  private long committed;

  /// @param snapshotAfter how many requests a node applies before it takes a snapshot
  public Cluster(
      int size,
      Timeline timeline,
      Network network,
      Tally tally,
      Story story,
      Audience audience,
      int snapshotAfter,
      Chance chance) {
    this.timeline = timeline;
    this.network = network;
    this.tally = tally;
    this.story = story;
    this.audience = audience;
    this.snapshotAfter = snapshotAfter;
    this.syncMostMicros = chance.happens(0.5) ? 4_000 : chance.between(4_000, 500_000);
    this.withoutVote = new boolean[size];
    this.voteFromIndex = new long[size];
    this.voteFromTerm = new long[size];
    this.voteEpoch = new int[size];
    this.members =
        IntStream.range(0, size)
            .mapToObj(id -> new Member(this, id, chance.fork("node " + id)))
            .toList();
  }

  public List<Member> members() {
    return members;
  }

  public Member member(int id) {
    return members.get(id);
  }

  public int size() {
    return withoutVote.length;
  }

  /// Sends a call from `place` to a node; its answer comes back the same way, if both arrive.
  public void call(int place, int node, Call call, Consumer<Answer> caller) {
    network.send(
        place,
        node,
        "call",
        () ->
            member(node)
                .take(
                    call,
                    answer -> network.send(node, place, "answer", () -> caller.accept(answer))));
  }

  Timeline timeline() {
    return timeline;
  }

  public Network network() {
    return network;
  }

  Tally tally() {
    return tally;
  }

  Story story() {
    return story;
  }

  Audience audience() {
    return audience;
  }

  int snapshotAfter() {
    return snapshotAfter;
  }

  /// How long a disk takes to synchronise, at the most.
  long syncMostMicros() {
    return syncMostMicros;
  }

  boolean hasVote(int id) {
    return !withoutVote[id];
  }

  /// The node that is still making up for its disk, if one is.
  public Optional<Member> withoutVote() {
    return members.stream().filter(member -> !hasVote(member.id())).findFirst();
  }

  /// While one node makes up for its disk, the others hold what nobody else may hold.
  boolean allHaveVotes() {
    return withoutVote().isEmpty();
  }

  /// How often a node's promises have been withdrawn.
  int voteEpoch(int id) {
    return voteEpoch[id];
  }

  void withdrawVote(int id, long term) {
    withoutVote[id] = true;
    voteFromIndex[id] = committed;
    voteFromTerm[id] = Math.max(voteFromTerm[id], term);
    voteEpoch[id]++;
    members.forEach(member -> member.forget(id));
  }

  /// A leader has learned how far a node's disk has come.
  void caughtUp(int id, long match, long term) {
    if (withoutVote[id] && match >= voteFromIndex[id] && term >= voteFromTerm[id]) {
      withoutVote[id] = false;
      story.tell(member(id).name(), () -> "has a vote again");
    }
  }

  void committed(Member leader, LogRecord record) {
    committed = Math.max(committed, record.index());
    tally.count(Happening.ENTRY_COMMITTED);
    timeline.mark(record.index());
    timeline.mark(Arrays.hashCode(record.octets()));
    audience.committed(leader, record);
  }
}
