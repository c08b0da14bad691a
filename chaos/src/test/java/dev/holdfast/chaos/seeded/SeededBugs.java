package dev.holdfast.chaos.seeded;

import static dev.holdfast.chaos.seeded.SeededBug.edit;

import dev.holdfast.chaos.seeded.SeededBug.Means;
import java.util.List;

/// Bugs that stores have had, this one or others.
final class SeededBugs {

  private static final String PROTOCOL = "protocol/src/main/java/dev/holdfast/";
  private static final String REPLICA = "replica/src/main/java/dev/holdfast/replica/";
  private static final String SERVER = "server/src/main/java/dev/holdfast/server/";

  private static final String RESPONSES = "responses are the protocol's";
  private static final String CONTENTS = "reads are of the state they name";

  private SeededBugs() {}

  /// Those that one node is enough for.
  static List<SeededBug> alone() {
    return List.of(
        new SeededBug(
            "the fence is off",
            "an enactor is late",
            RESPONSES,
            1,
            Writing::lateEnactor,
            Means.NONE,
            List.of(
                edit(
                    PROTOCOL + "protocol/LiveWriter.java",
                    "if (generation <= zone.generationAt(owner)) {",
                    "if (generation == zone.generationAt(owner)) {"),
                edit(
                    PROTOCOL + "endpoint/Endpoint.java",
                    "if (next.generation() <= live.generation()) {",
                    "if (next.generation() < 0) {"))),
        new SeededBug(
            "request ids are ignored",
            "a client asks again",
            "some order explains what clients saw",
            1,
            Writing::lateRetry,
            Means.NONE,
            List.of(
                edit(
                    PROTOCOL + "protocol/Protocol.java",
                    "if (earlier.isPresent()) {",
                    "if (earlier.isPresent() && earlier.get().id().isEmpty()) {"))),
        new SeededBug(
            "clean-up deletes what is live",
            "clean-up of an old plan that is live",
            CONTENTS,
            1,
            Writing::cleanUpOfLivePlan,
            Means.NONE,
            List.of(
                edit(
                    PROTOCOL + "protocol/CleaningUp.java",
                    "return Optional.of(Outcome.Spared.LIVE);",
                    "return Optional.empty();"),
                edit(
                    PROTOCOL + "protocol/CleaningUp.java",
                    "cleaned.add(plan.generation());",
                    """
                    cleaned.add(plan.generation());
                    for (var zone : state.zones().all()) {
                      for (var held : zone.endpoints().entrySet()) {
                        if (held.getValue().live().generation() == plan.generation()) {
                          zone = new dev.holdfast.zone.Zone(
                              zone.name(), zone.soa(), zone.serial(), zone.floor(), zone.settings(),
                              zone.endpoints().minus(held.getKey()), zone.answering() - 1);
                          state = state.with(state.zones().with(zone));
                        }
                      }
                    }
                    """))),
        new SeededBug(
            "a watch drops what came while it was away",
            "a watch loses its stream",
            "a bookmark says that all before it was told",
            1,
            Writing::watchBroken,
            Means.NONE,
            List.of(
                edit(
                    SERVER + "service/Watches.java",
                    "case Beginning.After(long revision) -> revision;",
                    "case Beginning.After(long revision) -> Math.max(revision, state.revision());"))),
        new SeededBug(
            "a snapshot lacks the request table",
            "kill -9 after a snapshot, and a client asks again",
            RESPONSES,
            1,
            Writing::retryAfterSnapshot,
            Means.NONE,
            List.of(
                edit(
                    REPLICA + "codec/StateWriter.java",
                    "state.requests().bySequence().values().forEach(it -> emit(record().setRequest(request(it))));",
                    ""))),
        new SeededBug(
            "a velocity window is read from the local clock",
            "kill -9, and a start when the window has passed",
            CONTENTS,
            1,
            Writing::restartAfterWindow,
            Means.NONE,
            List.of(
                edit(
                    PROTOCOL + "protocol/Judge.java",
                    "this.now = now;",
                    "this.now = Instant.now();"))),
        new SeededBug(
            "an fsync is skipped",
            "a power cut under load",
            "what was acknowledged is in the log",
            1,
            Writing::powerCut,
            Means.NONE,
            List.of(
                edit(
                    REPLICA + "RaftSettings.java",
                    "RaftServerConfigKeys.Log.setUnsafeFlushEnabled(properties, false);",
                    "RaftServerConfigKeys.Log.setUnsafeFlushEnabled(properties, true);"))),
        new SeededBug(
            "a vote is lost",
            "a power cut after an election",
            Writing.TERM,
            1,
            Writing::powerCutAfterVote,
            new Means(List.of("a"), Disk.EDITS),
            List.of(edit(REPLICA + "storage/LogNames.java", "FileSync.directory(folder);", ""))));
  }

  /// Those that take three.
  static List<SeededBug> together() {
    return List.of(
        new SeededBug(
            "reads as stock Ratis answers them",
            "a leader that is cut off from the others' replication",
            "linearizable reads see what was acknowledged before",
            3,
            Together::cutOffLeader,
            new Means(SeededBug.NODES, Cut.EDITS),
            List.of(
                edit(
                    REPLICA + "Confirmer.java",
                    "return division.getInfo().isLeaderReady() ? rounds.join() : notLeading();",
                    """
                    return division.getInfo().isLeaderReady()
                        ? CompletableFuture.completedFuture(division.getRaftLog().getLastCommittedIndex())
                        : notLeading();
                    """))),
        new SeededBug(
            "DNS answers what a power cut can take back",
            "a power cut, and a start without the others",
            Together.FORWARD,
            3,
            Together::aloneAfterPowerCut,
            Means.NONE,
            List.of(
                edit(
                    SERVER + "Node.java",
                    "() -> replica.lasting().state().zones(),",
                    "() -> replica.applied().state().zones(),"))),
        new SeededBug(
            "a node serves though its copy has gone astray",
            "a put is left out at one node",
            CONTENTS,
            3,
            Together::strayNode,
            new Means(
                List.of(Together.STRAY),
                List.of(
                    edit(
                        PROTOCOL + "protocol/DirectWrites.java",
                        "wanted.put(put.owner(), before.with(put.recordSet()));",
                        """
                        boolean stray = put.owner().toString().startsWith("stray.");
                        wanted.put(put.owner(), stray ? before : before.with(put.recordSet()));
                        """))),
            List.of(
                edit(
                    REPLICA + "CheckupRounds.java",
                    "if (allCounted) {",
                    "if (allCounted && index < 0) {"))));
  }
}
