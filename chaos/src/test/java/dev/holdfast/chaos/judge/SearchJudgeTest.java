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
import dev.holdfast.chaos.history.History;
import dev.holdfast.chaos.history.Outcome;
import dev.holdfast.chaos.history.Position;
import dev.holdfast.chaos.history.StagedChunk;
import dev.holdfast.chaos.history.Wish;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What can and what cannot be explained at one name. The judge is told no log, so positions are
/// made up.
class SearchJudgeTest {

  private static final String ONE = "60 192.0.2.1";
  private static final String TWO = "60 192.0.2.2";
  private static final Change FIRST = change("p1", span(10, 20), done(2, 2, 2), put(ONE));
  private static final StagedChunk PLAN =
      new StagedChunk("planner", 3, 0, List.of(endpoint(3, 0, TWO)));

  private static Verdict judge(Entry... entries) {
    return SearchJudge.judge(History.of(List.of(entries)), Duration.ofSeconds(10));
  }

  private static void assertExplained(Entry... entries) {
    assertThat(judge(entries).findings()).isEmpty();
  }

  private static void assertFound(Entry... entries) {
    assertThat(judge(entries).findings())
        .extracting(Finding::rule)
        .containsExactly(SearchJudge.LINEARIZABLE);
  }

  private static Change enact(String id, int from, Outcome outcome) {
    return change(id, span(from, from + 5), outcome, new Wish.Enact(3, List.of()));
  }

  private static Outcome enacted() {
    return new Outcome.Acknowledged(new Position(9, 0), 9, false, new TreeMap<>(), List.of());
  }

  @Test
  void aReadSeesWhatWasPutBeforeOrMeanwhile() {
    assertExplained(FIRST, read(span(21, 22), 0, 0, endpoint(2, 2, ONE)));
    assertExplained(FIRST, read(span(15, 22), 0, 0, endpoint(0, 0, "")));
    assertFound(FIRST, read(span(21, 22), 0, 0, endpoint(0, 0, "")));
    assertFound(FIRST, read(span(1, 2), 0, 0, endpoint(2, 2, ONE)));
    assertFound(FIRST, read(span(21, 22), 0, 0, endpoint(2, 2, TWO)));
  }

  @Test
  void readsDoNotGoBack() {
    Change second = change("p2", span(15, 90), done(3, 3, 3), put(TWO));
    assertExplained(
        FIRST,
        second,
        read(span(30, 31), 0, 0, endpoint(2, 2, ONE)),
        read(span(32, 33), 0, 0, endpoint(3, 3, TWO)));
    assertFound(
        FIRST,
        second,
        read(span(30, 31), 0, 0, endpoint(3, 3, TWO)),
        read(span(32, 33), 0, 0, endpoint(2, 2, ONE)));
  }

  @Test
  void onlyOneOfTwoChangesOfTheSameGenerationIsTaken() {
    Change second = change("p2", span(30, 40), done(3, 3, 3), expect(2), put(TWO));
    assertExplained(
        FIRST,
        second,
        change("p3", span(30, 40), refused(4, 3, "precondition"), expect(2), put(ONE)));
    assertFound(FIRST, second, change("p3", span(30, 40), done(4, 4, 4), expect(2), put(ONE)));
    assertFound(
        FIRST, change("p3", span(30, 40), refused(4, 3, "precondition"), expect(2), put(ONE)));
  }

  @Test
  void whatNobodyKnowsMayHappenLateOrNeverAndOnlyOnce() {
    Change lost = change("p2", span(30, 31), unknown(), put(TWO));
    assertExplained(FIRST, lost, read(span(50, 51), 0, 0, endpoint(2, 2, ONE)));
    assertExplained(
        FIRST,
        lost,
        read(span(50, 51), 0, 0, endpoint(2, 2, ONE)),
        read(span(60, 61), 0, 0, endpoint(3, 3, TWO)));
    assertFound(
        FIRST,
        lost,
        read(span(50, 51), 0, 0, endpoint(3, 3, TWO)),
        read(span(60, 61), 0, 0, endpoint(2, 2, ONE)));
    assertFound(
        FIRST,
        lost,
        read(span(50, 51), 0, 0, endpoint(3, 3, TWO)),
        read(span(60, 61), 0, 0, endpoint(4, 4, TWO)));
  }

  @Test
  void triesOfOneRequestAreOneChange() {
    Change again = change("p2", span(40, 45), done(3, 3, 3), put(TWO));
    assertExplained(
        FIRST,
        change("p2", span(30, 31), unknown(), put(TWO)),
        read(span(35, 36), 0, 0, endpoint(3, 3, TWO)),
        again);
  }

  @Test
  void anOlderPlanDoesNotComeOverANewerOne() {
    Change newer = change("p2", span(30, 40), done(5, 5, 5), put(ONE));
    assertExplained(PLAN, FIRST, enact("e1", 25, enacted()), newer);
    assertExplained(PLAN, FIRST, newer, enact("e1", 50, refused(9, 9, "stale-generation")));
    assertFound(PLAN, FIRST, newer, enact("e1", 50, enacted()));
    assertFound(PLAN, FIRST, enact("e1", 25, refused(9, 9, "stale-generation")));
  }

  @Test
  void whatIsDeletedIsGoneAndItsGenerationStays() {
    Change deleted =
        new Change(
            "client",
            "DeleteRecordSets",
            "d1",
            List.of(new Wish.Delete(NAME, "")),
            span(30, 40),
            done(3, 3, 3));
    assertExplained(FIRST, deleted, read(span(50, 51), 0, 0, endpoint(3, 3, "")));
    assertFound(FIRST, deleted, read(span(50, 51), 0, 0, endpoint(3, 3, ONE)));
  }

  @Test
  void aSearchThatDoesNotEndInTimeFails() {
    Verdict verdict = SearchJudge.judge(History.of(List.of(FIRST)), Duration.ofNanos(-1));

    assertThat(verdict.findings()).extracting(Finding::rule).containsExactly(SearchJudge.IN_TIME);
  }

  @Test
  void aChangeOfUnrecordedContentsCannotBeJudged() {
    Verdict verdict = judge(FIRST, enact("e1", 30, enacted()));

    assertThat(verdict.findings()).extracting(Finding::rule).containsExactly(SearchJudge.JUDGED);
  }

  @Test
  void aNameThatIsChangedOtherwiseIsPassedOver() {
    Verdict verdict = judge(FIRST, change("b1", span(30, 31), enacted(), new Wish.Other(NAME)));

    assertThat(verdict.held()).isTrue();
    assertThat(verdict.count("names passed over")).isEqualTo(1);
    assertThat(verdict.count("names")).isZero();
  }
}
