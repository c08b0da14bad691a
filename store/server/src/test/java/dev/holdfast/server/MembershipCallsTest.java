package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.AddMemberRequest;
import dev.holdfast.v1.GetMembershipRequest;
import dev.holdfast.v1.MemberProgress;
import dev.holdfast.v1.Membership;
import dev.holdfast.v1.MembershipServiceGrpc;
import dev.holdfast.v1.MembershipServiceGrpc.MembershipServiceBlockingStub;
import dev.holdfast.v1.PromoteMemberRequest;
import dev.holdfast.v1.RemoveMemberRequest;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.TransferLeadershipRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: who belongs to the cluster can be asked of any node, and a change that a rule or a mistake
/// stands against says which and changes nothing.
class MembershipCallsTest {

  @RegisterExtension static final SharedCluster cluster = new SharedCluster();

  private static MembershipServiceBlockingStub of(RunningNode node) {
    return MembershipServiceGrpc.newBlockingStub(node.channel());
  }

  private static Membership members() {
    return of(cluster.nodes().follower())
        .getMembership(GetMembershipRequest.getDefaultInstance())
        .getMembership();
  }

  private static AddMemberRequest.Builder newcomer() {
    return AddMemberRequest.newBuilder()
        .setNodeId("n9")
        .setRaftAddress("127.0.0.1:1")
        .setGrpcAddress("127.0.0.1:2")
        .setDnsAddress("127.0.0.1:3")
        .setHttpAddress("127.0.0.1:4");
  }

  @Test
  void a_follower_tells_what_the_leader_knows_of_every_member() {
    Membership members = members();

    assertThat(members.getVersion()).isEqualTo(1);
    assertThat(members.getLeaderId()).isEqualTo(cluster.nodes().leader().id());
    assertThat(members.getMembersList())
        .extracting(MemberProgress::getNodeId)
        .containsExactly("n1", "n2", "n3");
    assertThat(members.getMembersList())
        .allSatisfy(member -> {
          assertThat(member.getStanding()).isEqualTo(MemberProgress.Standing.STANDING_VOTER);
          assertThat(member.getGrpcAddress()).startsWith("127.0.0.1:");
          assertThat(member.hasLag()).isEqualTo(!member.getNodeId().equals(members.getLeaderId()));
        });
    assertThat(
            cluster
                .nodes()
                .follower()
                .cluster()
                .status(StatusRequest.getDefaultInstance())
                .getMembersList())
        .hasSize(3)
        .allSatisfy(member -> assertThat(member.getLearner()).isFalse());
  }

  @Test
  void what_no_member_could_be_is_said_to_be_so_field_by_field() {
    MembershipServiceBlockingStub stub = of(cluster.nodes().follower());

    assertThat(
            Failures.of(
                    Failure.InvalidInput.class,
                    () -> stub.addMember(newcomer().setNodeId("no such id!").build()))
                .field())
        .isEqualTo("node_id");
    assertThat(
            Failures.of(
                    Failure.InvalidInput.class,
                    () -> stub.addMember(newcomer().setDnsAddress("nowhere").build()))
                .field())
        .isEqualTo("dns_address");
    assertThat(members().getVersion()).isEqualTo(1);
  }

  @Test
  void a_refused_change_names_rule_limit_and_figure_and_changes_nothing() {
    MembershipServiceBlockingStub stub = of(cluster.nodes().follower());

    Failure.Refused promoted =
        Failures.of(
            Failure.Refused.class,
            () -> stub.promoteMember(PromoteMemberRequest.newBuilder().setNodeId("n9").build()));
    Failure.Refused removed =
        Failures.of(
            Failure.Refused.class,
            () ->
                stub.removeMember(
                    RemoveMemberRequest.newBuilder().setNodeId("n1").setIfVersion(9).build()));
    Failure.Refused handed =
        Failures.of(
            Failure.Refused.class,
            () ->
                stub.transferLeadership(
                    TransferLeadershipRequest.newBuilder().setNodeId("n9").build()));

    assertThat(promoted.refusals().getFirst().getRule()).isEqualTo("no-such-member");
    assertThat(promoted.message()).isEqualTo("n9 is no member; the members are n1, n2, n3");
    assertThat(removed.refusals().getFirst().getRule()).isEqualTo("configuration-changed");
    assertThat(removed.refusals().getFirst().getLimit()).isEqualTo("configuration 9");
    assertThat(removed.refusals().getFirst().getFigure()).isEqualTo("configuration 1");
    assertThat(handed.refusals().getFirst().getRule()).isEqualTo("no-such-member");
    assertThat(members().getMembersList()).hasSize(3);
  }
}
