package dev.holdfast.cli.local;

import dev.holdfast.cli.running.ProcessIdentity;
import dev.holdfast.cli.running.RunningProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Ends processes: asks (SIGTERM), waits, and kills what has not ended by then.
///
/// Agents go first, so that none of them meets nodes that are going; nodes follow together.
final class Ending {

  private final Duration grace;
  private final Consumer<String> told;

  /// @param grace how long each group has to end by itself
  /// @param told what happens, sentence by sentence
  Ending(Duration grace, Consumer<String> told) {
    this.grace = grace;
    this.told = told;
  }

  void end(List<RunningProcess> processes) {
    endGroup(processes.stream().filter(process -> !process.isNode()).toList());
    endGroup(processes.stream().filter(RunningProcess::isNode).toList());
  }

  private void endGroup(List<RunningProcess> group) {
    for (RunningProcess process : group) {
      process.identity().process().ifPresentOrElse(ProcessHandle::destroy, () -> tellGone(process));
    }
    CompletableFuture<?>[] ends =
        group.stream()
            .flatMap(process -> process.identity().process().stream())
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture[]::new);
    await(CompletableFuture.allOf(ends));
    group.stream().filter(RunningProcess::isAlive).forEach(this::kill);
  }

  private void tellGone(RunningProcess process) {
    long pid = process.identity().pid();
    told.accept(
        ProcessIdentity.of(pid).isPresent()
            ? "%s has ended before; process %d is another one now and is left alone."
                .formatted(process.name(), pid)
            : "%s (process %d) has ended before.".formatted(process.name(), pid));
  }

  private void kill(RunningProcess process) {
    told.accept(
        "%s (process %d) did not end within %d s and is killed."
            .formatted(process.name(), process.identity().pid(), grace.toSeconds()));
    process
        .identity()
        .process()
        .ifPresent(handle -> {
          handle.destroyForcibly();
          await(handle.onExit());
        });
  }

  private void await(CompletableFuture<?> ends) {
    try {
      ends.get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      // Whoever has not ended is dealt with next.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException impossible) {
      throw new IllegalStateException("waiting for a process failed", impossible);
    }
  }
}
