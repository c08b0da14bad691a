package dev.holdfast.chaos.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.answer.Answer;
import dev.holdfast.chaos.answer.AnswerJudge;
import dev.holdfast.chaos.answer.AnswerLog;
import dev.holdfast.chaos.answer.Observer;
import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.chaos.answer.Tally;
import dev.holdfast.chaos.legacy.LegacyAttempt;
import dev.holdfast.chaos.legacy.LegacyRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The stand-in is worth something only if it fails for the one reason it should. So: with the late
/// enactor it fails, without one it does not, and with the fence in its writes it does not either.
@Execution(ExecutionMode.CONCURRENT)
class LegacyNightIT {

  private static final List<String> NODES = List.of(LegacySide.NODE);

  private final Timeline untold =
      new Timeline() {
        @Override
        public void title(String title) {}

        @Override
        public void row(Duration at, List<List<Line>> columns) {}
      };

  @Test
  void theOldProtocolGoesBackThenEmptyAndThenTakesNothingAnyMore() throws Exception {
    try (LegacySide side = LegacySide.start(LegacyRules.UNFENCED)) {
      AnswerLog log = new Night(List.of(side), untold, Stopwatch.start()).play();

      Tally tally = AnswerJudge.judge(log.of(NODES));
      assertThat(tally.backwardAnswers()).as("%s", tally).isPositive();
      assertThat(tally.emptyAnswers()).as("%s", tally).isPositive();
      assertThat(tally.unexpectedAnswers()).as("%s", tally).isZero();
      assertThat(side.lateWrites()).hasSize(2).hasOnlyElementsOfType(LegacyAttempt.Installed.class);
      assertThat(side.recovery().isImpossible()).as("%s", side.recovery()).isTrue();
      assertThat(log.latest(NODES, Region.ENDPOINT))
          .containsEntry(LegacySide.NODE, new Answer.Empty());
    }
  }

  @Test
  void withTheFenceInItsWritesTheSameNightDoesNothingToIt() throws Exception {
    try (LegacySide side = LegacySide.start(LegacyRules.UNFENCED.withFence())) {
      AnswerLog log = new Night(List.of(side), untold, Stopwatch.start()).play();

      assertNothingWrong(AnswerJudge.judge(log.of(NODES)));
      assertThat(side.lateWrites()).hasSize(2).hasOnlyElementsOfType(LegacyAttempt.Fenced.class);
      assertThat(side.recovery().installed()).as("%s", side.recovery()).isPositive();
    }
  }

  @Test
  void withoutALateEnactorNothingHappensToItEither() throws Exception {
    try (LegacySide side = LegacySide.start(LegacyRules.UNFENCED)) {
      side.open();
      AnswerLog log = advance(side, 25);

      assertNothingWrong(AnswerJudge.judge(log.of(NODES)));
      assertThat(side.recover()).extracting(Line::mood).containsOnly(Line.Mood.PLAIN);
    }
  }

  private static AnswerLog advance(LegacySide side, int plans) throws Exception {
    Observer.Pace pace = new Observer.Pace(Duration.ofMillis(4), Duration.ofSeconds(1));
    try (Observer observer =
        Observer.start(side.targets(), Region.QUESTIONS, pace, Stopwatch.start())) {
      for (int plan = 0; plan < plans; plan++) {
        side.advance();
      }
      return observer.log();
    }
  }

  private static void assertNothingWrong(Tally tally) {
    assertThat(tally.answers()).as("%s", tally).isGreaterThan(500);
    assertThat(tally.emptyAnswers()).as("%s", tally).isZero();
    assertThat(tally.backwardAnswers()).as("%s", tally).isZero();
    assertThat(tally.unexpectedAnswers()).as("%s", tally).isZero();
    assertThat(tally.timeouts()).as("%s", tally).isZero();
  }
}
