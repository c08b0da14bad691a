package dev.holdfast.chaos.bench.apply;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import java.util.List;
import java.util.function.Predicate;

/// Commands that are applied one after the other, each to the state that the one before left, and
/// from the first state again after every so many.
///
/// Whatever the size of the store there are as many commands, and as many in a row, and no endpoint
/// is touched twice in a row. So the sizes differ in nothing but the size: neither in how long the
/// histories are, nor in how much of what is read was read just before.
final class Round {

  private final State first;
  private final List<Request> requests;
  private final int inARow;
  private final Predicate<Outcome> right;
  private State state;
  private int applied;

  /// @param inARow after how many commands the first state comes back
  /// @param right whether an outcome is the one each command must come to
  Round(State first, List<? extends Command> commands, int inARow, Predicate<Outcome> right) {
    this.first = first;
    this.requests = commands.stream().map(LoadedStore::decoded).toList();
    this.inARow = inARow;
    this.right = right;
    this.state = first;
  }

  /// Applies as many commands as the compiler has to see before it is done with them. Warming up
  /// for a while would not do on a machine that is busy with something else.
  Round warmedUp(int commands) {
    for (int i = 0; i < commands; i++) {
      apply();
    }
    return this;
  }

  Step apply() {
    Request request = requests.get(applied % requests.size());
    Step step = Protocol.apply(state, request, LoadedStore.STAMP);
    if (!right.test(step.reply().outcome())) {
      throw new IllegalStateException(
          "%s came to %s".formatted(request.command(), step.reply().outcome()));
    }
    applied++;
    state = applied % inARow == 0 ? first : step.state();
    return step;
  }
}
