package dev.holdfast.server.service;

import dev.holdfast.server.call.Unexpected;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A stream of responses that goes at the speed of whoever receives it. Its messages come from a
/// virtual thread of its own, which waits while the receiver has no room for more.
final class Outflow<R> {

  /// Makes the messages, from first to last; what it throws ends the stream.
  interface Source<R> {
    void flowInto(Outflow<R> out);
  }

  private final ServerCallStreamObserver<R> observer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private Outflow(ServerCallStreamObserver<R> observer) {
    this.observer = observer;
  }

  /// Lets `source` flow to `observer`; to be called by the service method itself.
  ///
  /// @param method the call's name, for the log
  static <R> void start(String method, StreamObserver<R> observer, Source<R> source) {
    Outflow<R> out = new Outflow<>((ServerCallStreamObserver<R>) observer);
    out.observer.setOnReadyHandler(out::wake);
    out.observer.setOnCancelHandler(out::wake);
    Thread.ofVirtual().name(method).start(Context.current().wrap(() -> out.run(method, source)));
  }

  private void run(String method, Source<R> source) {
    try {
      source.flowInto(this);
      if (isOpen()) {
        observer.onCompleted();
      }
    } catch (RuntimeException | Error thrown) {
      if (isOpen()) {
        observer.onError(Unexpected.explain(method, thrown));
      }
    }
  }

  /// Sends `message` as soon as there is room for it.
  ///
  /// @return whether the receiver is still there
  boolean send(R message) {
    if (awaitRoom()) {
      observer.onNext(message);
    }
    return isOpen();
  }

  boolean isOpen() {
    return !observer.isCancelled();
  }

  private boolean awaitRoom() {
    lock.lock();
    try {
      while (isOpen() && !observer.isReady()) {
        changed.awaitUninterruptibly();
      }
      return isOpen();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
