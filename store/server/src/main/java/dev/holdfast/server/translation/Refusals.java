package dev.holdfast.server.translation;

import dev.holdfast.contract.Failure;
import dev.holdfast.contract.Limits;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Rule;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.ResponseHeader;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;

/// Refusals as messages and as the failure of a call.
public final class Refusals {

  private Refusals() {}

  /// @param command what was refused
  /// @param after a state in which the refusal has been decided, or a later one
  /// @param header the revision and log position of the decision
  public static Failure failure(
      Outcome.Refused refused, Command command, State after, ResponseHeader header) {
    List<Refusal> messages =
        refused.refusals().stream()
            .limit(Limits.NAMES_PER_CALL)
            .map(refusal -> message(refusal, command, after))
            .toList();
    int count = refused.refusals().size();
    if (refused.refusals().getFirst().rule().equals(Rule.NOT_PERMITTED)) {
      return new Failure.NotPermitted(messages, Optional.of(header));
    }
    return Throttling.isThrottled(refused.refusals())
        ? new Failure.Throttled(
            messages,
            count,
            Optional.of(header),
            Throttling.retryAfter(refused.refusals(), command, after))
        : new Failure.Refused(messages, count, Optional.of(header));
  }

  /// What a call is told that is refused before the log is asked.
  public static StatusRuntimeException denied(dev.holdfast.protocol.Refusal refusal) {
    return new Failure.NotPermitted(
            List.of(
                Refusal.newBuilder()
                    .setRule(refusal.rule())
                    .setSubject(refusal.subject())
                    .setLimit(refusal.limit())
                    .setFigure(refusal.figure())
                    .setMessage(sentence(refusal))
                    .build()),
            Optional.empty())
        .toException();
  }

  public static Refusal message(
      dev.holdfast.protocol.Refusal refusal, Command command, State after) {
    Refusal.Builder message =
        Refusal.newBuilder()
            .setRule(refusal.rule())
            .setSubject(refusal.subject())
            .setLimit(refusal.limit())
            .setFigure(refusal.figure())
            .setMessage(sentence(refusal) + left(command, after));
    if (refusal.rule().equals(Rule.STALE_GENERATION)) {
      message
          .setOfferedGeneration(offered(command))
          .setLiveGeneration(live(after, DomainName.of(refusal.subject())));
    }
    return message.build();
  }

  /// A refusal of some time ago, without what has to be looked up in the state it was decided in.
  public static Refusal message(dev.holdfast.protocol.Refusal refusal) {
    return Refusal.newBuilder()
        .setRule(refusal.rule())
        .setSubject(refusal.subject())
        .setLimit(refusal.limit())
        .setFigure(refusal.figure())
        .setMessage(sentence(refusal))
        .build();
  }

  private static String sentence(dev.holdfast.protocol.Refusal refusal) {
    return Advice.on(refusal.rule())
        .map(advice -> refusal.message() + ". " + advice)
        .orElseGet(refusal::message);
  }

  /// What a refused chunk leaves: a stream of chunks has no other way to tell.
  private static String left(Command command, State after) {
    return command instanceof Command.StageRecordSets stage
            && after.plans().find(stage.generation()).orElse(null) instanceof Plan.Open open
        ? ". Plan %d holds %d chunks".formatted(open.generation(), open.chunks())
        : "";
  }

  /// The generation that a command offered. The others draw a new one, which is never too late.
  private static long offered(Command command) {
    return switch (command) {
      case Command.EnactPlan enact -> enact.generation();
      case Command.ImportZone load -> load.generation();
      case Command.OpenPlan _, Command.StageRecordSets _, Command.SealPlan _ -> 0;
      case Command.RollBack _, Command.PutRecordSets _, Command.DeleteRecordSets _ -> 0;
      case Command.CleanUp _, Command.GrantOverride _, Command.RevokeOverride _ -> 0;
      case Command.CreateZone _, Command.DeleteZone _ -> 0;
      case Command.ClaimEnactment _, Command.ReportEnactment _, Command.ForgetTarget _ -> 0;
      case Command.Freeze _, Command.Unfreeze _ -> 0;
      case Command.SetGuards _, Command.SetHistoryLimit _ -> 0;
      case Command.Transact _ -> 0;
      case Command.EnableAccess _, Command.DisableAccess _ -> 0;
      case Command.GrantRole _, Command.RevokeRole _ -> 0;
      case Command.AddToken _, Command.RevokeToken _ -> 0;
    };
  }

  /// The generation that a change of `owner` has to exceed.
  public static long live(State state, DomainName owner) {
    return state.zones().enclosing(owner).map(zone -> zone.generationAt(owner)).orElse(0L);
  }
}
