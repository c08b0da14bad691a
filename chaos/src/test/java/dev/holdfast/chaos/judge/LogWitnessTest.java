package dev.holdfast.chaos.judge;

import static dev.holdfast.chaos.judge.Entries.NAME;
import static dev.holdfast.chaos.judge.Entries.change;
import static dev.holdfast.chaos.judge.Entries.done;
import static dev.holdfast.chaos.judge.Entries.endpoint;
import static dev.holdfast.chaos.judge.Entries.expect;
import static dev.holdfast.chaos.judge.Entries.put;
import static dev.holdfast.chaos.judge.Entries.read;
import static dev.holdfast.chaos.judge.Entries.refused;
import static dev.holdfast.chaos.judge.Entries.span;
import static dev.holdfast.chaos.judge.Entries.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.history.Change;
import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.Outcome;
import dev.holdfast.chaos.history.Position;
import dev.holdfast.chaos.history.Read;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A log of two puts and a third that is refused, and what clients may say of it.
class LogWitnessTest {

  private static final String ONE = "60 192.0.2.1";
  private static final String TWO = "60 192.0.2.2";

  // Index 0 is Raft's own, 1 creates the zone, and its apex takes generation 1.
  private static final Change FIRST = change("p1", span(10, 20), done(2, 2, 2), put(ONE));
  private static final Change SECOND =
      change("p2", span(30, 40), done(3, 3, 3), expect(2), put(TWO));
  private static final Change THIRD =
      change("p3", span(50, 60), refused(4, 3, "precondition"), expect(2), put(ONE));

  private PlayedStore store;

  @BeforeEach
  void fill() {
    store = new PlayedStore();
    store.apply(PlayedStore.request("p1", command("192.0.2.1", List.of())));
    store.apply(PlayedStore.request("p2", command("192.0.2.2", expectation())));
    store.apply(PlayedStore.request("p3", command("192.0.2.1", expectation())));
  }

  private static Command command(String address, List<Command.Expectation> expected) {
    DomainName owner = DomainName.of(NAME);
    return new Command.PutRecordSets(
        List.of(new Command.Put(owner, PlayedStore.set("A", address))), expected, List.of());
  }

  private static List<Command.Expectation> expectation() {
    return List.of(
        new Command.Expectation(DomainName.of(NAME), new Command.Precondition.AtGeneration(2)));
  }

  private Verdict judge(Entry... entries) {
    return new Run(List.of(entries), store.logs()).witness();
  }

  private void assertFound(String rule, Entry... entries) {
    assertThat(judge(entries).findings()).extracting(Finding::rule).containsExactly(rule);
  }

  @Test
  void whatTheProtocolSaysHolds() {
    assertThat(
            judge(
                    FIRST,
                    SECOND,
                    THIRD,
                    read(span(41, 42), 3, 3, endpoint(3, 3, TWO)),
                    read(Read.Consistency.LOCAL, 0, span(41, 42), 2, 2, endpoint(2, 2, ONE)),
                    change("p4", span(1, 2), unknown(), put(ONE)),
                    change("p5", span(1, 2), new Outcome.TurnedAway("no leader"), put(ONE)))
                .findings())
        .isEmpty();
  }

  @Test
  void anotherGenerationIsSeen() {
    assertFound(LogWitness.RESPONSE, change("p1", span(10, 20), done(2, 2, 9), put(ONE)));
  }

  @Test
  void anotherRevisionIsSeen() {
    assertFound(LogWitness.RESPONSE, change("p1", span(10, 20), done(2, 7, 2), put(ONE)));
  }

  @Test
  void thePlaceOfAnotherRequestIsSeen() {
    assertFound(LogWitness.RESPONSE, change("p9", span(10, 20), done(2, 2, 2), put(ONE)));
  }

  @Test
  void aRequestThatWasChangedOnItsWayIsSeen() {
    assertFound(LogWitness.RESPONSE, change("p1", span(10, 20), done(2, 2, 2), put(TWO)));
  }

  @Test
  void anotherRuleIsSeen() {
    assertFound(
        LogWitness.RESPONSE,
        change("p3", span(50, 60), refused(4, 3, "frozen"), expect(2), put(ONE)));
  }

  @Test
  void aRefusalToldAsDoneIsSeen() {
    assertFound(
        LogWitness.RESPONSE, change("p3", span(50, 60), done(4, 4, 4), expect(2), put(ONE)));
  }

  @Test
  void somethingDoneAgainInPlaceOfItsFirstAnswerIsSeen() {
    store.apply(PlayedStore.request("p1", command("192.0.2.1", List.of())));

    assertThat(
            judge(
                    FIRST,
                    change(
                        "p1",
                        span(70, 80),
                        new Outcome.Acknowledged(
                            new Position(5, 0),
                            2,
                            true,
                            new TreeMap<>(((Outcome.Acknowledged) FIRST.outcome()).figures()),
                            List.of()),
                        put(ONE)))
                .held())
        .isTrue();
    assertFound(LogWitness.RESPONSE, FIRST, change("p1", span(70, 80), done(5, 4, 4), put(ONE)));
  }

  @Test
  void whatIsNotInTheLogOfTheMajorityIsSeen() {
    assertFound(LogWitness.DURABLE, change("p9", span(90, 91), done(9, 9, 9), put(ONE)));
    assertFound(LogWitness.DURABLE, read(span(90, 91), 3, 9, endpoint(3, 3, TWO)));
  }

  @Test
  void whatWasTurnedAwayAndHappenedIsSeen() {
    assertFound(
        LogWitness.NOT_DONE,
        change("p1", span(10, 20), new Outcome.TurnedAway("no leader"), put(ONE)));
  }

  @Test
  void contentsAndRevisionsThatNeverWereAreSeen() {
    assertFound(LogWitness.READ, read(span(41, 42), 3, 3, endpoint(3, 3, ONE)));
    assertFound(LogWitness.READ, read(span(41, 42), 2, 3, endpoint(3, 3, TWO)));
  }

  @Test
  void aReadOfBeforeTheRevisionItAsksForIsSeen() {
    assertFound(
        LogWitness.MIN_REVISION,
        read(Read.Consistency.LOCAL, 3, span(41, 42), 2, 2, endpoint(2, 2, ONE)));
  }

  @Test
  void aReadThatMissesWhatWasAcknowledgedBeforeIsSeenUnlessItIsLocal() {
    assertFound(RealTime.READS, FIRST, SECOND, read(span(41, 42), 2, 2, endpoint(2, 2, ONE)));
    assertThat(judge(FIRST, SECOND, read(span(39, 42), 2, 2, endpoint(2, 2, ONE))).held())
        .as("the second was still under way")
        .isTrue();
  }

  @Test
  void anOrderAgainstRealTimeIsSeen() {
    assertFound(
        RealTime.CHANGES,
        change("p1", span(50, 60), done(2, 2, 2), put(ONE)),
        change("p2", span(30, 40), done(3, 3, 3), expect(2), put(TWO)));
    assertFound(
        RealTime.CHANGES,
        read(Read.Consistency.LOCAL, 0, span(1, 2), 3, 3, endpoint(3, 3, TWO)),
        SECOND);
  }

  @Test
  void logsThatDisagreeAreSeen() {
    List<NodeLog> logs = new ArrayList<>(store.logs());
    RaftEntry other = logs.getLast().entries().get(2L);
    logs.getLast().entries().put(2L, new RaftEntry(2, 2, other.command(), other.checksum()));

    assertThat(new Run(List.of(), logs).witness().findings()).hasSize(1);

    logs.getLast().entries().tailMap(2L, false).clear();
    assertThat(new Run(List.of(), logs).witness().held())
        .as("a node that is behind may hold what was never agreed on")
        .isTrue();
  }

  @Test
  void aLogWithoutItsBeginningCannotBeJudged() {
    List<NodeLog> logs = store.logs();
    logs.forEach(log -> log.entries().headMap(2L).clear());

    assertThat(CommittedLog.of(logs).disagreements()).hasSize(1);
  }

  @Test
  void nodesThatBeganFromASnapshotNeedNotHoldWhatCameBeforeIt() {
    List<NodeLog> logs = store.logs();
    logs.subList(1, 3).forEach(log -> log.entries().headMap(3L).clear());

    assertThat(new Run(List.of(FIRST, SECOND), logs).witness().held()).isTrue();
  }

  @Test
  void whatOnlyOneNodeHoldsIsNotCommitted() {
    List<NodeLog> logs = store.logs();
    logs.subList(1, 3).forEach(log -> log.entries().tailMap(3L).clear());

    assertThat(new Run(List.of(FIRST, SECOND), logs).witness().findings())
        .extracting(Finding::rule)
        .containsExactly(LogWitness.DURABLE);
  }
}
