package dev.holdfast.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/// Runs checks, as many at a time as there are processors.
///
/// Most checks are over in a second, so they share the machine better side by side than each with
/// several threads; a single check that must hold gets all of it. One that must break gets one
/// thread always, and so finds the same counterexample every time.
public final class Checker {

  private final ProgressListener listener;
  private final ReentrantLock telling = new ReentrantLock();
  private final int workers;
  private final TlcArchive archive;

  private Checker(ProgressListener listener, int workers, TlcArchive archive) {
    this.listener = listener;
    this.workers = workers;
    this.archive = archive;
  }

  /// Runs `checks` and judges each; the results stand in the order of the checks.
  ///
  /// @throws InterruptedException if the caller is interrupted; nothing keeps running then
  public static List<CheckResult> run(List<Check> checks, ProgressListener listener)
      throws InterruptedException {
    if (checks.isEmpty()) {
      return List.of();
    }
    int processors = Runtime.getRuntime().availableProcessors();
    int lanes = Math.min(processors, checks.size());
    ExecutorService executor = Executors.newFixedThreadPool(lanes);
    try (TlcArchive archive = TlcArchive.of(checks)) {
      Checker checker = new Checker(listener, processors / lanes, archive);
      Map<Check, Future<CheckResult>> running = new HashMap<>();
      for (Check check : longestFirst(checks)) {
        running.put(check, executor.submit(() -> checker.run(check)));
      }
      List<CheckResult> results = new ArrayList<>();
      for (Check check : checks) {
        results.add(result(running.get(check)));
      }
      return List.copyOf(results);
    } finally {
      executor.shutdownNow();
      executor.close();
    }
  }

  /// What is large, then whatever else must visit every state, so that no processor idles at the
  /// end.
  private static List<Check> longestFirst(List<Check> checks) {
    return checks.stream()
        .sorted(
            Comparator.comparing((Check check) -> check.set() == Check.Set.FAST)
                .thenComparing(check -> !(check.expected() instanceof Expectation.Holds)))
        .toList();
  }

  private static CheckResult result(Future<CheckResult> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new CheckException("a check ended early", e.getCause());
    }
  }

  private CheckResult run(Check check) throws InterruptedException {
    tell(() -> listener.started(check));
    CheckRun.Outcome outcome =
        CheckRun.of(
            check,
            threads(check),
            archive.options(),
            states -> tell(() -> listener.progressed(check, states)));
    CheckResult result =
        new CheckResult(
            check.module(),
            check.configuration(),
            check.expected(),
            outcome.found(),
            outcome.report().distinctStates(),
            outcome.report().depth(),
            outcome.elapsed(),
            Judge.judge(check.expected(), outcome.found(), outcome.report()));
    tell(() -> listener.finished(result));
    return result;
  }

  private int threads(Check check) {
    return check.expected() instanceof Expectation.Holds ? workers : 1;
  }

  private void tell(Runnable news) {
    telling.lock();
    try {
      news.run();
    } finally {
      telling.unlock();
    }
  }
}
