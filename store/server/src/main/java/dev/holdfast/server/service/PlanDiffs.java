package dev.holdfast.server.service;

import dev.holdfast.contract.Limits;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.call.Caller;
import dev.holdfast.server.translation.PlanRequests;
import dev.holdfast.server.translation.Refusals;
import dev.holdfast.v1.DiffPlanRequest;
import dev.holdfast.v1.DiffPlanResponse;
import dev.holdfast.v1.EndpointDiff;
import dev.holdfast.v1.Verdict;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;

/// What enacting a plan would do now: the machine itself enacts it, over the state of this moment,
/// and nobody takes the state that comes of it.
final class PlanDiffs {

  private final Reads reads;
  private final Headers headers;

  /// The last comparison, so that going through its pages does not judge the whole plan for each.
  /// Let go when memory is short: it holds on to a whole state.
  private volatile SoftReference<PlanDiff> last = new SoftReference<>(null);

  PlanDiffs(Reads reads, Headers headers) {
    this.reads = reads;
    this.headers = headers;
  }

  DiffPlanResponse diff(DiffPlanRequest request) {
    Command.EnactPlan command = PlanRequests.judge(request);
    Pages page = Pages.of(request);
    Optional<DomainName> after = page.afterAs(DomainName::of);
    Moment moment = reads.at(request.getRead());
    PlanDiff judged = judged(moment, command);
    var endpoints = judged.endpoints();
    var rest = after.isPresent() ? endpoints.tailMap(after.get(), false) : endpoints;
    var filled =
        page.fill(
            rest.entrySet().iterator(),
            entry -> entry.getKey().toString(),
            entry ->
                Optional.of(judged.at(entry.getKey(), entry.getValue()))
                    .filter(diff -> !request.getChangesOnly() || isWorthTelling(diff)));
    return DiffPlanResponse.newBuilder()
        .setHeader(headers.of(moment))
        .addAllEndpoints(filled.messages())
        .setWouldEnactCount(endpoints.size() - judged.alreadyLive() - judged.refused().size())
        .setAlreadyLiveCount(judged.alreadyLive())
        .setWouldRefuseCount(judged.refused().size())
        .addAllChangeRefusals(
            judged.whole().stream()
                .limit(Limits.NAMES_PER_CALL)
                .map(refusal -> Refusals.message(refusal, command, moment.state()))
                .toList())
        .setReviewDigest(judged.digest())
        .setNextPageToken(filled.nextToken())
        .build();
  }

  private static boolean isWorthTelling(EndpointDiff diff) {
    return diff.getChangesContent() || diff.getOutcome() == Verdict.Outcome.OUTCOME_REFUSED;
  }

  private PlanDiff judged(Moment moment, Command.EnactPlan command) {
    PlanDiff judged = last.get();
    if (judged == null || judged.state() != moment.state() || !judged.command().equals(command)) {
      judged = judge(moment, command);
      last = new SoftReference<>(judged);
    }
    return judged;
  }

  private PlanDiff judge(Moment moment, Command.EnactPlan command) {
    State state = moment.state();
    Plan plan = PlanReads.find(state, command.generation());
    List<Refusal> refusals =
        refusals(
            // What the plan would do is the same whoever asks; who may do it is another question.
            Protocol.apply(state.withoutAccess(), Request.of(Caller.name(), command), state.clock())
                .reply()
                .outcome());
    List<Refusal> senseless = refusals.stream().filter(PlanDiff::isOfRequest).toList();
    if (!senseless.isEmpty()) {
      throw Refusals.failure(new Outcome.Refused(senseless), command, state, headers.of(moment))
          .toException();
    }
    return PlanDiff.of(state, command, (Plan.Sealed) plan, refusals);
  }

  private static List<Refusal> refusals(Outcome outcome) {
    return outcome instanceof Outcome.Refused(var refusals)
        ? refusals
        : ((Outcome.PlanEnacted) outcome).refused();
  }
}
