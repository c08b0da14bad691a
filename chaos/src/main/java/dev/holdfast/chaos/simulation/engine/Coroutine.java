package dev.holdfast.chaos.simulation.engine;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A program that runs only when it is told to, up to the next place where it waits: so that
/// production code which makes blocking calls can be stepped through by one loop.
///
/// It has a virtual thread of its own, and exactly one of the two, program and loop, runs at any
/// time: the other is parked until the baton comes back. The loop has to run on a virtual thread
/// too, or each hand-over costs twenty times as much.
public final class Coroutine {

  private final Thread thread;
  private volatile boolean running;
  private volatile Thread loop;
  private boolean killed;
  private boolean ended;
  private Optional<Throwable> failure = Optional.empty();

  public Coroutine(Runnable program) {
    this.thread = Thread.ofVirtual().unstarted(() -> run(program));
  }

  private void run(Runnable program) {
    try {
      program.run();
    } catch (Killed _) {
      // Nothing is left of it.
    } catch (RuntimeException | Error failed) {
      failure = Optional.of(failed);
    } finally {
      ended = true;
      running = false;
      LockSupport.unpark(loop);
    }
  }

  /// Lets the program go on; returns when it waits again, or is through.
  ///
  /// @throws RuntimeException if that is how the program ended
  public void resume() {
    if (ended) {
      return;
    }
    loop = Thread.currentThread();
    running = true;
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
    while (running) {
      LockSupport.park(this);
    }
    if (failure.isPresent()) {
      throw failed(failure.get());
    }
  }

  private static RuntimeException failed(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  /// Called by the program: waits until it is resumed.
  public void pause() {
    running = false;
    LockSupport.unpark(loop);
    while (!running) {
      LockSupport.park(this);
    }
    if (killed) {
      throw new Killed();
    }
  }

  /// Ends the program where it waits, as `kill -9` does.
  public void kill() {
    if (thread.getState() == Thread.State.NEW) {
      ended = true;
      return;
    }
    killed = true;
    resume();
  }

  public boolean isEnded() {
    return ended;
  }

  /// An error, so that no program takes it for trouble that it can deal with.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    private Killed() {
      super("killed", null, false, false);
    }
  }
}
