package dev.holdfast.spec.story;

import java.util.Optional;

/// Words for what happens to requests in `LateRequests.tla`.
final class RequestWords implements Words {

  @Override
  public Optional<String> tell(Step step) {
    String sent = step.who("requests");
    String arrived = step.who("applied");
    return Optional.ofNullable(
        switch (step.action()) {
          case "SendEnactPlan" ->
              "Request %s is sent, to enact plan %s at %s; it is slow."
                  .formatted(
                      sent,
                      step.now("requests", sent, "plan"),
                      Words.and(Words.members(step.now("requests", sent, "slice"))));
          case "SendPutRecordSets" ->
              "Request %s is sent, to put record sets at %s; it is slow."
                  .formatted(sent, step.now("requests", sent, "endpoint"));
          case "SendRollBack" ->
              "Request %s is sent, to roll %s back to generation %s; it is slow."
                  .formatted(
                      sent,
                      step.now("requests", sent, "endpoint"),
                      step.now("requests", sent, "to"));
          case "LateEnactPlan", "LatePutRecordSets", "LateRollBack" ->
              "A copy of request %s arrives and is carried out%s: %s."
                  .formatted(
                      arrived,
                      step.now("applied", arrived).equals("1") ? "" : " once more",
                      StoreWords.goesLive(step));
          case "ForgetRequest" ->
              "The store forgets a request it has answered; copies of it may still travel.";
          default -> null;
        });
  }
}
