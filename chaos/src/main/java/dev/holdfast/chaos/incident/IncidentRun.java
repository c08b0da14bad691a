package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.Answer;
import dev.holdfast.chaos.answer.AnswerJudge;
import dev.holdfast.chaos.answer.AnswerLog;
import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.chaos.legacy.LegacyAttempt;
import dev.holdfast.chaos.legacy.LegacyRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// Plays the night: Holdfast on the left, the old protocol on the right.
public final class IncidentRun {

  private static final List<String> INTRODUCTION =
      List.of(
          "The same night, twice: to a Holdfast cluster of three processes, and to the protocol of 2025.",
          "On either side three enactors, A, B and C, apply the planner's plans. They are held at the same",
          "steps on both, A where it was late that night, and nothing else is done to either side. All",
          "servers are asked for " + Region.ENDPOINT + " every few milliseconds, and each plan has",
          "addresses of its own.",
          "Starting the cluster ...",
          "");

  private IncidentRun() {}

  /// Tells the night on `out` while it is played, and the verdict at its end.
  ///
  /// @throws UnfinishedNightException if it cannot be played to its end
  public static IncidentReport play(IncidentOptions options, PrintWriter out)
      throws InterruptedException {
    Paint paint = options.colours() ? Paint.COLOURS : Paint.NONE;
    TwoColumns columns = new TwoColumns(out, options.width(), paint);
    INTRODUCTION.forEach(out::println);
    out.flush();
    Stopwatch stopwatch = Stopwatch.start();
    try (HoldfastSide holdfast = HoldfastSide.start(options.traces());
        LegacySide legacy = LegacySide.start(LegacyRules.UNFENCED)) {
      columns.head("Holdfast", "the protocol of 2025");
      AnswerLog log = new Night(List.of(holdfast, legacy), columns, stopwatch).play();
      IncidentReport report =
          new IncidentReport(
              counts(holdfast, log),
              counts(legacy, log),
              options.answersRequired(),
              stopwatch.elapsed());
      new Epilogue(out, paint).tell(report);
      return report;
    } catch (TimeoutException | IOException | RuntimeException problem) {
      throw UnfinishedNightException.because(problem);
    }
  }

  private static HoldfastCounts counts(HoldfastSide side, AnswerLog log) {
    List<LateWrite> writes = side.lateWrites();
    return new HoldfastCounts(
        AnswerJudge.judge(log.of(Night.nodes(side))),
        writes.size(),
        count(writes, LateWrite.Taken.class),
        count(writes, LateWrite.Stale.class),
        count(writes, LateWrite.Cleaned.class),
        side.heldPlansCleaned(),
        side.plans().lowestLive(),
        side.plans().newestSealed());
  }

  private static long count(List<LateWrite> writes, Class<? extends LateWrite> kind) {
    return writes.stream().filter(kind::isInstance).count();
  }

  private static LegacyCounts counts(LegacySide side, AnswerLog log) {
    List<String> nodes = Night.nodes(side);
    Map<String, Answer> last = log.latest(nodes, Region.ENDPOINT);
    Recovery recovery = side.recovery();
    return new LegacyCounts(
        AnswerJudge.judge(log.of(nodes)),
        side.lateWrites().size(),
        side.lateWrites().stream().filter(LegacyAttempt.Installed.class::isInstance).count(),
        recovery.plans(),
        recovery.attempts(),
        recovery.rejected(),
        recovery.isImpossible() && last.containsValue(new Answer.Empty()));
  }
}
