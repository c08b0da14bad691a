package dev.holdfast.chaos.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Asks all targets all the time and records what they answer.
///
/// Each target is asked one question after the other, the next only when the last has been answered
/// or given up: what is recorded of a node is in the order in which the node said it, and an answer
/// older than one before it really was a step back.
public final class Observer implements AutoCloseable {

  private final AnswerLog log = new AnswerLog();
  private final Consumer<Observation> seen;
  private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> asking = new ArrayList<>();
  private final List<Question> questions;
  private final Pace pace;
  private final Stopwatch stopwatch;
  private volatile boolean closed;

  /// How often to ask and how long to wait.
  ///
  /// @param interval from an answer to the next question to the same target
  public record Pace(Duration interval, Duration timeout) {}

  private Observer(
      List<Question> questions,
      Pace pace,
      Stopwatch stopwatch,
      Optional<Consumer<Observation>> seen) {
    this.questions = List.copyOf(questions);
    this.pace = pace;
    this.stopwatch = stopwatch;
    this.seen = seen.orElse(log::add);
  }

  /// @param questions asked in turn, over and over
  public static Observer start(
      List<Target> targets, List<Question> questions, Pace pace, Stopwatch stopwatch) {
    Observer observer = new Observer(questions, pace, stopwatch, Optional.empty());
    targets.forEach(observer::begin);
    return observer;
  }

  /// One that asks nobody yet, and keeps nothing of what it sees.
  ///
  /// @param seen is told of each observation, by many threads
  public static Observer of(
      List<Question> questions, Pace pace, Stopwatch stopwatch, Consumer<Observation> seen) {
    return new Observer(questions, pace, stopwatch, Optional.of(seen));
  }

  /// Asks one more target from now on.
  public synchronized void begin(Target target) {
    asking.add(askers.submit(() -> ask(target)));
  }

  public AnswerLog log() {
    return log;
  }

  private void ask(Target target) {
    try (Dig dig = Dig.at(target, pace.timeout())) {
      for (int turn = 0; !closed; turn++) {
        Question question = questions.get(turn % questions.size());
        Answer answer = dig.ask(question);
        seen.accept(new Observation(stopwatch.elapsed(), target.node(), question, answer));
        Thread.sleep(pace.interval());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException problem) {
      throw new UncheckedIOException(
          "cannot ask %s at %s".formatted(target.node(), target.address()), problem);
    }
  }

  /// Ends when the last question has been answered or given up.
  ///
  /// @throws IllegalStateException if a target was no longer asked before this: then the record has
  ///   a hole, and nothing may be concluded from it
  @Override
  public void close() {
    closed = true;
    askers.close();
    for (Future<?> each : asking) {
      try {
        each.get();
      } catch (ExecutionException problem) {
        throw new IllegalStateException("the observer broke down", problem.getCause());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
