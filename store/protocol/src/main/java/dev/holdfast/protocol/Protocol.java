package dev.holdfast.protocol;

import dev.holdfast.endpoint.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The state machine. The switch in [#carryOut] is the protocol's table of contents.
public final class Protocol {

  private Protocol() {}

  /// Applies one request.
  ///
  /// @param stamp the leader's time of the log entry; time never runs back, whatever it says
  public static Step apply(State before, Request request, Instant stamp) {
    State state = before.with(before.counters().at(stamp));
    Optional<RequestTable.Entry> earlier =
        request.key().flatMap(key -> state.requests().find(key.id()));
    if (earlier.isPresent()) {
      return repeat(state, request.key().orElseThrow(), earlier.get());
    }
    Change change =
        new Change(request.caller(), request.reason(), state.clock(), state.revision() + 1);
    return conclude(
        state,
        request,
        Permissions.judge(state, request.caller(), request.command())
            .map(refusal -> Transition.of(state, Outcome.Refused.because(refusal)))
            .orElseGet(() -> carryOut(state, request.command(), change)));
  }

  private static Transition carryOut(State state, Command command, Change change) {
    return switch (command) {
      case Command.OpenPlan open -> Planning.openPlan(state, open, change);
      case Command.StageRecordSets stage -> Planning.stageRecordSets(state, stage);
      case Command.SealPlan seal -> Planning.sealPlan(state, seal, change);
      case Command.EnactPlan enact -> Enactment.enactPlan(state, enact, change);
      case Command.RollBack back -> RollingBack.rollBack(state, back, change);
      case Command.PutRecordSets put -> DirectWrites.putRecordSets(state, put, change);
      case Command.DeleteRecordSets delete -> DirectWrites.deleteRecordSets(state, delete, change);
      case Command.Transact transact -> Transacting.transact(state, transact, change);
      case Command.CleanUp cleanUp -> CleaningUp.cleanUp(state, cleanUp, change);
      case Command.ClaimEnactment claim -> Targeting.claimEnactment(state, claim, change);
      case Command.ReportEnactment report -> Targeting.reportEnactment(state, report, change);
      case Command.ForgetTarget forget -> Targeting.forgetTarget(state, forget);
      case Command.Freeze freeze -> Freezing.freeze(state, freeze, change);
      case Command.Unfreeze unfreeze -> Freezing.unfreeze(state, unfreeze);
      case Command.SetGuards set -> Guarding.setGuards(state, set);
      case Command.SetHistoryLimit set -> Guarding.setHistoryLimit(state, set);
      case Command.GrantOverride grant -> Overriding.grantOverride(state, grant, change);
      case Command.RevokeOverride revoke -> Overriding.revokeOverride(state, revoke);
      case Command.CreateZone create -> Zoning.createZone(state, create, change);
      case Command.ImportZone load -> Zoning.importZone(state, load, change);
      case Command.DeleteZone delete -> Zoning.deleteZone(state, delete);
      case Command.EnableAccess enable -> Accessing.enableAccess(state, enable, change);
      case Command.DisableAccess disable -> Accessing.disableAccess(state, disable);
      case Command.GrantRole grant -> Accessing.grantRole(state, grant, change);
      case Command.RevokeRole revoke -> Accessing.revokeRole(state, revoke);
      case Command.AddToken add -> Accessing.addToken(state, add, change);
      case Command.RevokeToken revoke -> Accessing.revokeToken(state, revoke);
    };
  }

  /// The reply given before, if this is the same request; a refusal if another one has its id.
  private static Step repeat(State state, Request.Key key, RequestTable.Entry earlier) {
    if (earlier.body().equals(key.body())) {
      return new Step(state, earlier.reply().repeated(), List.of());
    }
    Refusal refusal =
        new Refusal(
            Rule.REQUEST_ID_REUSED,
            "request " + key.id(),
            "one body per request id",
            "another body, sent at " + earlier.at());
    return new Step(
        state, Reply.first(state.revision(), Outcome.Refused.because(refusal)), List.of());
  }

  private static Step conclude(State before, Request request, Transition transition) {
    boolean changed = transition.state() != before;
    State carriedOut = transition.state();
    State after = changed ? carriedOut.with(carriedOut.counters().nextRevision()) : carriedOut;
    Reply reply = Reply.first(after.revision(), transition.outcome());
    after = Auditing.recorded(after, request, transition.outcome());
    if (request.key().isPresent()) {
      after = after.with(after.requests().remember(request.key().get(), reply, after.clock()));
    }
    return new Step(after, reply, transition.events());
  }
}
