package dev.holdfast.server.service;

import com.google.protobuf.Message;
import dev.holdfast.contract.Failure;
import dev.holdfast.contract.Limits;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Permissions;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.AlarmException;
import dev.holdfast.replica.Committed;
import dev.holdfast.replica.NotLeaderException;
import dev.holdfast.replica.OutcomeUnknownException;
import dev.holdfast.replica.OverloadedException;
import dev.holdfast.replica.Replica;
import dev.holdfast.replica.RequestTooLargeException;
import dev.holdfast.replica.checkup.Alarm;
import dev.holdfast.server.call.Caller;
import dev.holdfast.server.call.Forwarding;
import dev.holdfast.server.tracing.ChangeSpans;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.translation.Refusals;
import dev.holdfast.server.translation.RequestKeys;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.ResponseHeader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Puts changes through the log of this node, which leads when a change gets here, and tells what
/// became of them.
final class Changes {

  private static final Duration RETRY_AFTER = Duration.ofMillis(200);

  private final Replica replica;
  private final Headers headers;
  private final Consumer<String> refusedRules;

  /// @param refusedRules is told the rule of every refusal
  Changes(Replica replica, Headers headers, Consumer<String> refusedRules) {
    this.replica = replica;
    this.headers = headers;
    this.refusedRules = refusedRules;
  }

  /// What became of a change that was accepted.
  ///
  /// @param after a state in which it has happened, or a later one
  record Accepted<O extends Outcome>(O outcome, ResponseHeader header, State after) {}

  /// Carries out `command`, which is what `message` asks for.
  ///
  /// @param expected the outcome of this command when it is not refused
  <O extends Outcome> Accepted<O> make(
      Message message, RequestHeader header, Command command, Class<O> expected) {
    Request request =
        new Request(
            RequestKeys.of(message, header), Caller.name(), reason(header.getReason()), command);
    return make(request, expected);
  }

  /// Carries out a command that is harmless to repeat and needs no request id.
  <O extends Outcome> Accepted<O> make(Command command, Class<O> expected) {
    return make(Request.of(Caller.name(), command), expected);
  }

  private <O extends Outcome> Accepted<O> make(Request request, Class<O> expected) {
    judge(request);
    Committed committed = commit(request);
    State after = replica.applied().state();
    ResponseHeader header = headers.of(committed);
    Outcome outcome = committed.reply().outcome();
    refusals(outcome).forEach(refusal -> refusedRules.accept(refusal.rule()));
    ChangeLog.committed(request, committed);
    if (outcome instanceof Outcome.Refused refused) {
      throw Refusals.failure(refused, request.command(), after, header).toException();
    }
    return new Accepted<>(expected.cast(outcome), header, after);
  }

  /// The log entry itself judges again, and only that counts: this keeps those who may not change
  /// anything from filling the log. A request that has an outcome already is told that.
  private void judge(Request request) {
    State now = replica.applied().state();
    Permissions.judge(now, request.caller(), request.command())
        .filter(_ -> request.key().flatMap(key -> now.requests().find(key.id())).isEmpty())
        .ifPresent(refusal -> {
          refusedRules.accept(refusal.rule());
          throw Refusals.denied(refusal);
        });
  }

  private static List<Refusal> refusals(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> refused.refusals();
      case Outcome.PlanEnacted enacted -> enacted.refused();
      case Outcome.PlanOpened _, Outcome.RecordSetsStaged _, Outcome.PlanSealed _ -> List.of();
      case Outcome.RolledBack _, Outcome.RecordSetsPut _ -> List.of();
      case Outcome.RecordSetsDeleted _, Outcome.CleanedUp _ -> List.of();
      case Outcome.EnactmentReported reported -> reported.refused();
      case Outcome.EnactmentClaimed _, Outcome.TargetForgotten _ -> List.of();
      case Outcome.Frozen _, Outcome.Unfrozen _ -> List.of();
      case Outcome.GuardsSet _, Outcome.HistoryLimitSet _ -> List.of();
      case Outcome.OverrideGranted _, Outcome.OverrideRevoked _ -> List.of();
      case Outcome.ZoneCreated _, Outcome.ZoneImported _, Outcome.ZoneDeleted _ -> List.of();
      case Outcome.Transacted _ -> List.of();
      case Outcome.AccessEnabled _, Outcome.AccessDisabled _ -> List.of();
      case Outcome.RoleGranted _, Outcome.RoleRevoked _ -> List.of();
      case Outcome.TokenAdded _, Outcome.TokenRevoked _ -> List.of();
    };
  }

  private Committed commit(Request request) {
    Patience patience = Patience.ofThisCall();
    String id = request.key().map(Request.Key::id).orElse("");
    ChangeSpans spans = ChangeSpans.begin(request);
    try {
      Committed committed = patience.await(replica.submit(request));
      spans.committed(committed);
      return committed;
    } catch (TimeoutException late) {
      spans.lost(late);
      ChangeLog.unknown(request);
      throw new Failure.OutcomeUnknown(
              id,
              !patience.ofCaller(),
              "The change was put into the log and no outcome came in time: it may have happened")
          .toException();
    } catch (ExecutionException failed) {
      spans.lost(failed.getCause());
      throw failure(failed.getCause(), id);
    }
  }

  private RuntimeException failure(Throwable cause, String requestId) {
    return switch (cause) {
      case NotLeaderException _ -> Forwarding.notLeader(replica.standing().node()).toException();
      case OverloadedException overloaded ->
          new Failure.Unavailable(overloaded.getMessage(), RETRY_AFTER).toException();
      case OutcomeUnknownException unknown ->
          new Failure.OutcomeUnknown(requestId, true, unknown.getMessage()).toException();
      case AlarmException alarm -> alarmed(alarm.alarm());
      case RequestTooLargeException large ->
          new Failure.OverLimit(
                  "request size", Limits.REQUEST_OCTETS + " octets", large.getMessage())
              .toException();
      default -> new IllegalStateException("the replica failed", cause);
    };
  }

  private RuntimeException alarmed(Alarm alarm) {
    refusedRules.accept(alarm.kind().rule());
    return new Failure.OverLimit(alarm.subject(), alarm.limitText(), alarm.figureText())
        .toException();
  }

  private static String reason(String reason) {
    Field field = Field.of("header.reason");
    if (reason.length() > Limits.REASON_CHARACTERS) {
      throw field.invalid(
          "has %d characters; the limit is %d"
              .formatted(reason.length(), Limits.REASON_CHARACTERS));
    }
    if (reason.chars().anyMatch(Character::isISOControl)) {
      throw field.invalid("holds a control character");
    }
    return reason;
  }
}
