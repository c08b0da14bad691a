package dev.holdfast.replica.trace;

import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;

/// Is told of every command as it is applied. It neither waits nor throws, whatever it makes of it.
public interface Recorder extends AutoCloseable {

  /// Records nothing.
  Recorder OFF =
      new Recorder() {
        @Override
        public void begin(long index, State state) {
          // There is nothing to begin.
        }

        @Override
        public void record(long index, Request request, State before, Step step) {
          // Nobody wants to know.
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };

  /// The state goes on from `state`, however it came about.
  ///
  /// @param index the log index up to which it has been applied
  void begin(long index, State state);

  /// `request` led from `before` to what `step` says.
  ///
  /// @param index of the log entry it stood in
  void record(long index, Request request, State before, Step step);

  @Override
  void close();
}
