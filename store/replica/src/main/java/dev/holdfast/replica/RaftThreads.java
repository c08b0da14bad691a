package dev.holdfast.replica;

/// The threads of the Raft server. When one of them dies of something that nobody caught, the
/// server goes on without it and only looks alive; the node stops instead.
final class RaftThreads extends ThreadGroup {

  private final Halt halt;
  private volatile boolean ending;

  RaftThreads(String node, Halt halt) {
    super("raft-" + node);
    this.halt = halt;
  }

  void expectEnd() {
    ending = true;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable cause) {
    if (!ending) {
      halt.now("the Raft thread %s died".formatted(thread.getName()), cause);
    }
  }
}
