package dev.holdfast.chaos.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The judge decides whether a run was good, so it must see each fault in an otherwise good record,
/// and see none where there is none.
class AnswerJudgeTest {

  private static final String NAME = "region.db.example.";
  private static final String OTHER_NAME = "fips.db.example.";

  private final List<Observation> record = new ArrayList<>();

  private AnswerJudgeTest said(String node, String name, Answer answer) {
    Question question = new Question(name, Question.Family.A);
    record.add(new Observation(Duration.ofMillis(record.size()), node, question, answer));
    return this;
  }

  private AnswerJudgeTest said(String node, long... generations) {
    for (long generation : generations) {
      said(node, NAME, new Answer.Addresses(generation));
    }
    return this;
  }

  private Tally judged() {
    return AnswerJudge.judge(record);
  }

  @Test
  void nothingIsFoundInARecordThatOnlyMovesForward() {
    Tally tally = said("a", 1, 1, 2).said("b", 1, 2, 3).said("a", 3, 3).judged();

    assertThat(tally.answers()).isEqualTo(8);
    assertThat(tally.backwardAnswers()).isZero();
    assertThat(tally.emptyAnswers()).isZero();
    assertThat(tally.unexpectedAnswers()).isZero();
    assertThat(tally.timeouts()).isZero();
  }

  @Test
  void everyAnswerOlderThanTheNewestBeforeIsCounted() {
    assertThat(said("a", 5, 2, 2, 4, 5, 6).judged().backwardAnswers()).isEqualTo(3);
  }

  @Test
  void aNodeMayLagBehindAnotherButNotBehindItself() {
    assertThat(said("a", 7).said("b", 6).said("b", 7).judged().backwardAnswers()).isZero();
    assertThat(said("b", 6).judged().backwardAnswers()).isEqualTo(1);
  }

  @Test
  void namesAreJudgedEachOnItsOwn() {
    said("a", 7).said("a", OTHER_NAME, new Answer.Addresses(6));

    assertThat(judged().backwardAnswers()).isZero();
  }

  @Test
  void bothFamiliesOfANameMoveForwardTogether() {
    record.add(
        new Observation(
            Duration.ZERO, "a", new Question(NAME, Question.Family.AAAA), new Answer.Addresses(8)));

    assertThat(said("a", 7).judged().backwardAnswers()).isEqualTo(1);
  }

  @Test
  void noErrorWithoutAddressAndNoSuchNameAreEmptyAnswers() {
    said("a", 1).said("a", NAME, new Answer.Empty()).said("a", NAME, new Answer.NoSuchName());

    assertThat(judged().emptyAnswers()).isEqualTo(2);
    assertThat(judged().answers()).isEqualTo(3);
  }

  @Test
  void whatWasLiveBeforeAnEmptyAnswerIsRemembered() {
    Tally tally = said("a", 9).said("a", NAME, new Answer.Empty()).said("a", 8).judged();

    assertThat(tally.backwardAnswers()).isEqualTo(1);
  }

  @Test
  void silenceIsNoAnswerNeitherGoodNorBad() {
    Tally tally = said("a", 1).said("a", NAME, new Answer.Silence()).judged();

    assertThat(tally.timeouts()).isEqualTo(1);
    assertThat(tally.answers()).isEqualTo(1);
    assertThat(tally.emptyAnswers()).isZero();
  }

  @Test
  void aNodeThatNeverAnsweredCountsAsTheOneWithFewestAnswers() {
    Tally tally = said("a", 1, 1).said("b", NAME, new Answer.Silence()).judged();

    assertThat(tally.answersByNode()).containsEntry("a", 2L).containsEntry("b", 0L);
    assertThat(tally.fewestOfANode()).isZero();
  }

  @Test
  void whatMakesNoSenseIsCountedApart() {
    said("a", NAME, new Answer.Unexpected("SERVFAIL"));

    assertThat(judged().unexpectedAnswers()).isEqualTo(1);
    assertThat(judged().answers()).isEqualTo(1);
    assertThat(judged().emptyAnswers()).isZero();
  }

  @Test
  void anEmptyRecordShowsNothing() {
    assertThat(judged().fewestOfANode()).isZero();
  }
}
