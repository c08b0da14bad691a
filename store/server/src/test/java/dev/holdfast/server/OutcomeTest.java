package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Limits;
import dev.holdfast.protocol.Request;
import dev.holdfast.record.Digest;
import dev.holdfast.v1.GetOutcomeRequest;
import dev.holdfast.v1.GetOutcomeResponse;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.OutcomeServiceGrpc;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.UnfreezeRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: whoever lost an answer can ask for it by the request's id, and is told no more than is
/// known.
class OutcomeTest {

  @RegisterExtension private static final OneNode ONE = new OneNode();

  private static GetOutcomeResponse outcome(String id) {
    return OutcomeServiceGrpc.newBlockingStub(ONE.node().channel())
        .getOutcome(GetOutcomeRequest.newBuilder().setRequestId(id).build());
  }

  private static RequestHeader header(String id) {
    return RequestHeader.newBuilder().setRequestId(id).build();
  }

  private static long open(String id) {
    return ONE.node()
        .plans()
        .openPlan(OpenPlanRequest.newBuilder().setHeader(header(id)).build())
        .getHeader()
        .getRevision();
  }

  @BeforeAll
  static void anyRequest() {
    open("first");
  }

  @Test
  void what_was_carried_out_is_told_with_its_revision() {
    long revision = open("opened");
    GetOutcomeResponse outcome = outcome("opened");

    assertThat(outcome.getAccepted().getRevision()).isEqualTo(revision);
    assertThat(outcome.getAccepted().getResult()).matches("plan \\d+ opened");
    assertThat(outcome.getAccepted().hasAt()).isTrue();
  }

  @Test
  void what_was_refused_is_told_with_its_reasons() {
    UnfreezeRequest unfreeze =
        UnfreezeRequest.newBuilder()
            .setHeader(header("refused"))
            .addEndpoints("api.example.")
            .build();
    Failures.of(Failure.Refused.class, () -> ONE.node().freezes().unfreeze(unfreeze));

    assertThat(outcome("refused").getRefused().getRefusalsList())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.getRule()).isEqualTo("not-frozen");
          assertThat(refusal.getMessage()).contains("ListFreezes");
        });
  }

  @Test
  void what_never_came_is_not_known() {
    GetOutcomeResponse outcome = outcome("never-sent");

    assertThat(outcome.hasUnknown()).isTrue();
    assertThat(outcome.getHeader().getRevision()).isPositive();
  }

  @Test
  void what_is_forgotten_is_not_known_and_since_when_is_told() {
    assertThat(outcome("never-sent").getUnknown().hasForgottenBefore()).isFalse();
    for (int i = 0; i < Limits.REMEMBERED_REQUESTS; i++) {
      ONE.replica()
          .submit(
              new Request(
                  Optional.of(new Request.Key("filler-" + i, Digest.ofContent(new byte[0]))),
                  "tester",
                  "",
                  new Command.CleanUp(1, Duration.ofDays(1))))
          .join();
    }
    GetOutcomeResponse outcome = outcome("first");

    assertThat(outcome.getUnknown().hasForgottenBefore()).isTrue();
    assertThat(outcome("filler-9999").hasAccepted()).isTrue();
  }

  @Test
  void an_id_that_is_none_is_told() {
    assertThat(Failures.of(Failure.InvalidInput.class, () -> outcome("no id")).field())
        .isEqualTo("request_id");
  }
}
