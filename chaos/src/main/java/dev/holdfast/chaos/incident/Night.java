package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.Answer;
import dev.holdfast.chaos.answer.AnswerLog;
import dev.holdfast.chaos.answer.Observer;
import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.chaos.answer.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/// The schedule. It happens to all sides at once, step by step, while all their servers are asked
/// all the time.
///
/// Two acts, alike but for one thing. A plan is proposed; enactor A reads it, and is held before it
/// writes; newer plans are proposed, and applied by the others, until clean-up deletes the plan
/// that A holds; A is let go. In the first act that is after the clean-up, in the second just when
/// it begins. Then newer plans are proposed, to see whether there is a way forward.
final class Night {

  /// So many that the plan A holds is in no endpoint's history any more, and no clean-up spares it.
  private static final int NEWER_PLANS = 10;

  private static final int RECOVERY_PLANS = 3;

  /// Questions to each server after each plan, and after each scene.
  private static final int GLANCE = 12;

  private static final int LOOK = 50;

  private static final Observer.Pace PACE =
      new Observer.Pace(Duration.ofMillis(4), Duration.ofSeconds(1));

  private final List<? extends Side> sides;
  private final Timeline timeline;
  private final Stopwatch stopwatch;
  private int told;

  /// What is done to a side, and the lines in which it tells what came of it.
  @FunctionalInterface
  private interface Scene<T> {
    T play(Side side) throws Exception;
  }

  Night(List<? extends Side> sides, Timeline timeline, Stopwatch stopwatch) {
    this.sides = List.copyOf(sides);
    this.timeline = timeline;
    this.stopwatch = stopwatch;
  }

  /// @return all answers
  AnswerLog play() throws InterruptedException, TimeoutException {
    List<List<Line>> opened = onAll(Side::open);
    List<Target> targets = sides.stream().flatMap(side -> side.targets().stream()).toList();
    try (Observer observer = Observer.start(targets, Region.QUESTIONS, PACE, stopwatch)) {
      tell(opened, observer.log());
      timeline.title("A falls behind, and comes back after clean-up has deleted its plan.");
      act(Moment.AFTER_CLEAN_UP, observer.log());
      timeline.title("A falls behind again, and comes back just when clean-up begins.");
      act(Moment.AT_CLEAN_UP, observer.log());
      timeline.title("Newer plans follow, as always. Is there a way forward?");
      for (int plan = 0; plan < RECOVERY_PLANS; plan++) {
        tell(onAll(Side::recover), observer.log());
      }
      return observer.log();
    }
  }

  private void act(Moment letLateGo, AnswerLog log) throws InterruptedException, TimeoutException {
    tell(onAll(Side::holdLate), log);
    List<Long> first = onAll(Side::advance);
    List<Long> last = first;
    for (int plan = 1; plan < NEWER_PLANS; plan++) {
      log.awaitMore(nodes(), GLANCE);
      last = onAll(Side::advance);
    }
    List<List<Line>> advanced = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      advanced.add(
          List.of(Line.plain("plans %d to %d: B and C apply them", first.get(i), last.get(i))));
    }
    tell(advanced, log);
    tell(onAll(side -> side.cleanUp(letLateGo)), log);
  }

  /// Each side's lines, and then what its servers answered meanwhile and for a while on.
  private void tell(List<List<Line>> columns, AnswerLog log)
      throws InterruptedException, TimeoutException {
    Duration at = stopwatch.elapsed();
    log.awaitMore(nodes(), LOOK);
    List<List<Line>> withDig = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      List<Line> lines = new ArrayList<>(columns.get(i));
      lines.add(Dig.line(answers(sides.get(i), log)));
      withDig.add(lines);
    }
    told = log.size();
    timeline.row(at, withDig);
  }

  /// What the side's servers have answered since the last row.
  private Map<String, List<Answer>> answers(Side side, AnswerLog log) {
    Map<String, List<Answer>> answers = new LinkedHashMap<>();
    nodes(side).forEach(node -> answers.put(node, log.since(told, node, Region.ENDPOINT)));
    return answers;
  }

  private List<String> nodes() {
    return sides.stream().flatMap(side -> nodes(side).stream()).toList();
  }

  static List<String> nodes(Side side) {
    return side.targets().stream().map(Target::node).toList();
  }

  private <T> List<T> onAll(Scene<T> scene) throws InterruptedException {
    List<Callable<T>> tasks = new ArrayList<>();
    sides.forEach(side -> tasks.add(() -> scene.play(side)));
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException failure) {
      throw UnfinishedNightException.because(failure.getCause());
    }
  }
}
