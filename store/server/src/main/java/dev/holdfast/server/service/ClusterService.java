package dev.holdfast.server.service;

import com.google.protobuf.ByteString;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.Applied;
import dev.holdfast.replica.FormatStanding;
import dev.holdfast.replica.Replica;
import dev.holdfast.replica.Standing;
import dev.holdfast.replica.StateHash;
import dev.holdfast.replica.checkup.Checkup;
import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.Member;
import dev.holdfast.server.translation.FreezeMessages;
import dev.holdfast.server.translation.Times;
import dev.holdfast.v1.ClusterServiceGrpc;
import dev.holdfast.v1.ConfirmRequest;
import dev.holdfast.v1.ConfirmResponse;
import dev.holdfast.v1.Role;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StatusResponse;
import dev.holdfast.zone.Zone;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.function.Supplier;

/// The cluster, as this node sees it.
final class ClusterService extends ClusterServiceGrpc.ClusterServiceImplBase {

  private final Replica replica;
  private final Reads reads;
  private final Supplier<Configuration> members;
  private final String version;
  private final long startedNanos = System.nanoTime();

  /// @param members as the cluster knows them now
  ClusterService(Replica replica, Reads reads, Supplier<Configuration> members, String version) {
    this.replica = replica;
    this.reads = reads;
    this.members = members;
    this.version = version;
  }

  @Override
  public void status(StatusRequest request, StreamObserver<StatusResponse> observer) {
    Standing standing = replica.standing();
    Applied applied = replica.applied();
    State state = applied.state();
    Configuration configuration = members.get();
    StatusResponse.Builder status =
        StatusResponse.newBuilder()
            .setNodeId(standing.node())
            .setRole(role(standing.role()))
            .setTerm(standing.term())
            .setLeaderId(standing.leader().orElse(""))
            .setLeaderAddress(
                standing.leader().flatMap(configuration::member).map(Member::grpc).orElse(""))
            .addAllMembers(
                configuration.members().values().stream()
                    .map(member -> message(member, configuration))
                    .toList())
            .setAppliedIndex(Math.max(0, applied.index()))
            .setCommitIndex(Math.max(0, Math.max(standing.committedIndex(), applied.index())))
            .setRevision(state.revision())
            .setLeaderContactAge(Times.message(standing.sinceLeader()))
            .setVersion(version)
            .setUptime(Times.message(Duration.ofNanos(System.nanoTime() - startedNanos)));
    checkup(replica.checkup(), status);
    FormatStanding formats = replica.formats();
    status
        .setFormatVersion(formats.inUse())
        .setNewestFormatVersion(formats.newest())
        .setFormatWaitsFor(formats.waitingFor());
    count(state, status);
    freezes(state.freezes(), status);
    if (request.getWithStateHash()) {
      status
          .setStateHash(ByteString.copyFrom(StateHash.of(state).toBytes()))
          .setStateHashIndex(Math.max(0, applied.index()));
    }
    observer.onNext(status.build());
    observer.onCompleted();
  }

  private static void checkup(Checkup checkup, StatusResponse.Builder status) {
    checkup
        .alarms()
        .forEach(alarm ->
            status
                .addAlarmsBuilder()
                .setRule(alarm.kind().rule())
                .setNodeId(alarm.node())
                .setMessage(alarm.toString()));
    checkup
        .sum()
        .ifPresent(sum ->
            status
                .setStateSum(ByteString.copyFrom(sum.digest().toBytes()))
                .setStateSumIndex(Math.max(0, checkup.index())));
    if (checkup.comparedIndex() >= 0) {
      status.setComparedIndex(checkup.comparedIndex());
    }
    status.setStateOctets(checkup.stateOctets()).addAllDifferingNodeIds(checkup.differing());
  }

  private static void count(State state, StatusResponse.Builder status) {
    int endpoints = 0;
    for (Zone zone : state.zones().all()) {
      endpoints += zone.endpoints().size();
    }
    int open = 0;
    int sealed = 0;
    for (Plan plan : state.plans().all()) {
      switch (plan) {
        case Plan.Open _ -> open++;
        case Plan.Sealed _ -> sealed++;
        case Plan.Cleaned _ -> {
          // Only its number is left.
        }
      }
    }
    status
        .setZoneCount(state.zones().byName().size())
        .setEndpointCount(endpoints)
        .setSealedPlanCount(sealed)
        .setOpenPlanCount(open);
  }

  private static void freezes(Freezes freezes, StatusResponse.Builder status) {
    freezes.store().map(FreezeMessages::store).ifPresent(status::setStoreFreeze);
    status
        .setFrozenZoneCount(freezes.zones().size())
        .setFrozenEndpointCount(freezes.endpoints().size());
  }

  private static Role role(Standing.Role role) {
    return switch (role) {
      case LEADER -> Role.ROLE_LEADER;
      case FOLLOWER -> Role.ROLE_FOLLOWER;
      case CANDIDATE -> Role.ROLE_CANDIDATE;
      case LEADER_ELECT -> Role.ROLE_STARTING;
      case LEARNER -> Role.ROLE_LEARNER;
    };
  }

  private static dev.holdfast.v1.Member message(Member member, Configuration configuration) {
    return dev.holdfast.v1.Member.newBuilder()
        .setNodeId(member.id())
        .setGrpcAddress(member.grpc())
        .setDnsAddress(member.dns())
        .setHttpAddress(member.http())
        .setLearner(!configuration.isVoter(member.id()))
        .build();
  }

  @Override
  public void confirm(ConfirmRequest request, StreamObserver<ConfirmResponse> observer) {
    observer.onNext(
        ConfirmResponse.newBuilder()
            .setReadIndex(reads.confirmHere())
            .setTerm(replica.standing().term())
            .build());
    observer.onCompleted();
  }
}
