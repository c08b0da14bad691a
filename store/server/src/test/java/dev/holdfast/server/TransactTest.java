package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.holdfast.contract.Failure;
import dev.holdfast.plan.PlanDigest;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.Comparison;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.RecordSetKey;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.TransactBranch;
import dev.holdfast.v1.TransactRequest;
import dev.holdfast.v1.TransactResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: a caller can compare what is live and have one of two changes made of it, in one step.
class TransactTest {

  @RegisterExtension private final OneNode one = new OneNode();

  private long first;

  @BeforeEach
  void importAZone() {
    first = one.planner().importZone(address("api.example.", "192.0.2.1"));
  }

  private TransactResponse transact(TransactRequest.Builder request) {
    return one.node().recordSets().transact(request.build());
  }

  private LiveEndpoint live(String name) {
    return one.node()
        .recordSets()
        .getRecordSets(GetRecordSetsRequest.newBuilder().addNames(name).build())
        .getEndpoints(0);
  }

  private static Comparison.Builder about(String name) {
    return Comparison.newBuilder().setName(name);
  }

  private static TransactBranch putting(String name, String address) {
    return TransactBranch.newBuilder().addPut(set(name, "A", address)).build();
  }

  @Test
  void all_comparisons_hold_and_the_first_branch_is_one_generation_and_one_revision() {
    long before = live("api.example.").getRevision();
    TransactResponse made =
        transact(
            TransactRequest.newBuilder()
                .setHeader(RequestHeader.newBuilder().setRequestId("once"))
                .addComparisons(about("api.example.").setGeneration(first))
                .addComparisons(about("api.example.").setRevision(before))
                .addComparisons(about("api.example.").setType("A").setExists(true))
                .addComparisons(about("new.example.").setExists(false))
                .addComparisons(about("api.example.").setDigest(digestOf("api.example.")))
                .setThen(
                    TransactBranch.newBuilder()
                        .addPut(set("new.example.", "A", "192.0.2.2"))
                        .addPut(set("api.example.", "AAAA", "2001:db8::1"))
                        .addDelete(RecordSetKey.newBuilder().setName("api.example."))));

    assertThat(made.getComparisonsHeld()).isTrue();
    assertThat(made.getEnactedCount()).isEqualTo(2);
    assertThat(live("api.example.").getGeneration()).isEqualTo(made.getGeneration());
    assertThat(live("new.example.").getGeneration()).isEqualTo(made.getGeneration());
    assertThat(live("new.example.").getRevision()).isEqualTo(made.getHeader().getRevision());
    assertThat(live("api.example.").getRecordSetsList())
        .singleElement()
        .satisfies(left -> assertThat(left.getType()).isEqualTo("AAAA"));
  }

  private ByteString digestOf(String name) {
    DomainName owner = DomainName.of(name);
    var contents = one.replica().applied().state().zones().contents(owner);
    return ByteString.copyFrom(PlanDigest.extend(PlanDigest.EMPTY, owner, contents).toBytes());
  }

  @Test
  void one_comparison_that_does_not_hold_chooses_the_other_branch() {
    TransactResponse made =
        transact(
            TransactRequest.newBuilder()
                .addComparisons(about("api.example.").setExists(true))
                .addComparisons(about("api.example.").setGeneration(first + 1))
                .setThen(putting("api.example.", "192.0.2.9"))
                .setOtherwise(putting("lost.example.", "192.0.2.3")));

    assertThat(made.getComparisonsHeld()).isFalse();
    assertThat(live("lost.example.").getGeneration()).isEqualTo(made.getGeneration());
    assertThat(live("api.example.").getGeneration()).isEqualTo(first);
  }

  @Test
  void the_guards_see_the_whole_branch_and_refuse_all_of_it() {
    Refused.of(
            one,
            () ->
                transact(
                    TransactRequest.newBuilder()
                        .setThen(
                            TransactBranch.newBuilder()
                                .addPut(set("new.example.", "A", "192.0.2.2"))
                                .addDelete(RecordSetKey.newBuilder().setName("api.example.")))))
        .by("never-empty");
  }

  @Test
  void what_is_wrong_with_a_transaction_is_told_by_its_field() {
    assertThat(wrong(TransactRequest.newBuilder())).isEqualTo("then");
    assertThat(
            wrong(
                TransactRequest.newBuilder()
                    .addComparisons(about("api.example."))
                    .setThen(putting("api.example.", "192.0.2.2"))))
        .isEqualTo("comparisons[0]");
    assertThat(
            wrong(
                TransactRequest.newBuilder()
                    .addComparisons(about("api.example.").setType("A").setRevision(3))
                    .setThen(putting("api.example.", "192.0.2.2"))))
        .isEqualTo("comparisons[0].type");
    assertThat(
            wrong(
                TransactRequest.newBuilder()
                    .setOtherwise(
                        TransactBranch.newBuilder()
                            .addPut(set("a.example.", "A", "192.0.2.2"))
                            .addPut(set("a.example.", "A", "192.0.2.3")))))
        .isEqualTo("otherwise.put[1]");
  }

  private String wrong(TransactRequest.Builder request) {
    return Failures.of(Failure.InvalidInput.class, () -> transact(request)).field();
  }
}
