package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.audit.AuditEntry;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;

/// The revision counts what changed; a refusal changes nothing; every command, refused ones
/// included, is on the record, and a repeated one only once.
final class OnTheRecord implements Promise {

  @Override
  public void judge(State before, Request request, Step step) {
    State after = step.state();
    if (step.reply().repeat()) {
      if (after.revision() != before.revision() || after.audit() != before.audit()) {
        throw broken("a repeated request of %s changed something", request);
      }
      return;
    }
    boolean reused = isReused(step);
    boolean refused = step.reply().outcome() instanceof Outcome.Refused;
    long more = after.revision() - before.revision();
    if (more < 0 || more > 1 || (refused && more != 0)) {
      throw broken("the revision moved by %d at a request of %%s".formatted(more), request);
    }
    if (refused && (before.zones() != after.zones() || before.plans() != after.plans())) {
      throw broken("a refused request of %s changed something", request);
    }
    if (more == 0 && before.zones() != after.zones()) {
      throw broken("a request of %s changed a zone without a revision", request);
    }
    if (step.reply().revision() != after.revision()) {
      throw broken("a request of %s was told another revision", request);
    }
    if (!reused) {
      judgeEntry(before, request, after, refused);
    }
  }

  private static boolean isReused(Step step) {
    return step.reply().outcome() instanceof Outcome.Refused refused
        && refused.refusals().getFirst().rule().equals("request-id-reused");
  }

  private static void judgeEntry(State before, Request request, State after, boolean refused) {
    if (after.audit().last() != before.audit().last() + 1) {
      throw broken("a request of %s is not on the record", request);
    }
    AuditEntry entry = after.audit().entries().get(after.audit().last());
    if (!entry.caller().equals(request.caller())
        || !entry.command().equals(request.command().getClass().getSimpleName())
        || entry.accepted() == refused) {
      throw broken("the record of a request of %s is of something else", request);
    }
  }

  private static BreachException broken(String what, Request request) {
    return new BreachException(
        "on the record",
        what.formatted(request.caller()) + ": " + request.command().getClass().getSimpleName());
  }
}
