package dev.holdfast.server.service;

import dev.holdfast.replica.Applied;
import dev.holdfast.replica.Replica;
import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.server.call.Lanes;
import dev.holdfast.server.call.Need;
import dev.holdfast.server.call.Peers;
import dev.holdfast.server.watch.AuditNews;
import dev.holdfast.server.watch.Followers;
import dev.holdfast.server.watch.RecentChanges;
import dev.holdfast.v1.AccessServiceGrpc;
import dev.holdfast.v1.CleanUpServiceGrpc;
import dev.holdfast.v1.ClusterServiceGrpc;
import dev.holdfast.v1.FreezeServiceGrpc;
import dev.holdfast.v1.GuardServiceGrpc;
import dev.holdfast.v1.MembershipServiceGrpc;
import dev.holdfast.v1.OverrideServiceGrpc;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.RecordSetServiceGrpc;
import dev.holdfast.v1.TargetServiceGrpc;
import dev.holdfast.v1.ZoneServiceGrpc;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All services of a node.
public final class Services {

  private final List<BindableService> all;
  private final Reads reads;

  private Services(List<BindableService> all, Reads reads) {
    this.all = all;
    this.reads = reads;
  }

  /// What services stand on.
  ///
  /// @param cluster its name
  /// @param members as the cluster knows them now
  /// @param version of this software
  /// @param bookmarkInterval how long a watch may be silent
  /// @param refusedRules is told the rule of every refusal
  public record Ground(
      Replica replica,
      Peers peers,
      RecentChanges changes,
      Followers followers,
      AuditNews audit,
      String cluster,
      Supplier<Configuration> members,
      String version,
      Duration bookmarkInterval,
      Consumer<String> refusedRules) {}

  public static Services on(Ground ground) {
    Replica replica = ground.replica();
    Headers headers = new Headers(replica);
    Changes changes = new Changes(replica, headers, ground.refusedRules());
    Reads reads = new Reads(replica, ground.peers(), ground.changes());
    Watches watches =
        new Watches(
            replica, reads, ground.changes(), ground.followers(), ground.bookmarkInterval());
    return new Services(
        List.of(
            new ZoneService(changes, reads, headers),
            new RecordSetService(changes, reads, headers, watches),
            new PlanService(
                changes, new PlanReads(reads, headers), new PlanDiffs(reads, headers), watches),
            new CleanUpService(changes),
            new OverrideService(changes, reads, headers),
            new FreezeService(changes, reads, headers),
            new GuardService(changes, reads, headers),
            new TargetService(changes, reads, headers),
            new AuditService(replica, reads, headers, ground.audit(), ground.bookmarkInterval()),
            new BackupService(
                replica,
                reads,
                headers,
                ground.cluster(),
                ground.version(),
                InstantSource.system()),
            new MembershipService(replica, ground.members(), ground.refusedRules()),
            new AccessService(changes, reads, headers),
            new OutcomeService(reads, headers),
            new ClusterService(replica, reads, ground.members(), ground.version())),
        reads);
  }

  public List<BindableService> all() {
    return all;
  }

  /// Completes once this node has applied everything that was acknowledged before the call; fails
  /// where it cannot know.
  public CompletableFuture<Applied> upToDate() {
    return reads.upToDate();
  }

  /// The lanes of all methods.
  public static Lanes lanes() {
    return new Lanes(changingMethods(), fastMethods());
  }

  /// What each method takes of whoever calls it, by full name.
  public static Map<String, Need> needs() {
    return Needs.all();
  }

  static Set<String> changingMethods() {
    return names(
        ZoneServiceGrpc.getCreateZoneMethod(),
        ZoneServiceGrpc.getImportZoneMethod(),
        ZoneServiceGrpc.getDeleteZoneMethod(),
        ZoneServiceGrpc.getSetHistoryLimitMethod(),
        RecordSetServiceGrpc.getPutRecordSetsMethod(),
        RecordSetServiceGrpc.getDeleteRecordSetsMethod(),
        RecordSetServiceGrpc.getTransactMethod(),
        PlanServiceGrpc.getOpenPlanMethod(),
        PlanServiceGrpc.getStageRecordSetsMethod(),
        PlanServiceGrpc.getSealPlanMethod(),
        PlanServiceGrpc.getEnactPlanMethod(),
        PlanServiceGrpc.getRollBackMethod(),
        CleanUpServiceGrpc.getCleanUpMethod(),
        FreezeServiceGrpc.getFreezeMethod(),
        FreezeServiceGrpc.getUnfreezeMethod(),
        GuardServiceGrpc.getSetGuardsMethod(),
        OverrideServiceGrpc.getGrantOverrideMethod(),
        OverrideServiceGrpc.getRevokeOverrideMethod(),
        TargetServiceGrpc.getClaimEnactmentMethod(),
        TargetServiceGrpc.getReportEnactmentMethod(),
        TargetServiceGrpc.getForgetTargetMethod(),
        AccessServiceGrpc.getEnableAccessMethod(),
        AccessServiceGrpc.getDisableAccessMethod(),
        AccessServiceGrpc.getGrantRoleMethod(),
        AccessServiceGrpc.getRevokeRoleMethod(),
        AccessServiceGrpc.getAddTokenMethod(),
        AccessServiceGrpc.getRevokeTokenMethod(),
        MembershipServiceGrpc.getGetMembershipMethod(),
        MembershipServiceGrpc.getAddMemberMethod(),
        MembershipServiceGrpc.getPromoteMemberMethod(),
        MembershipServiceGrpc.getRemoveMemberMethod(),
        MembershipServiceGrpc.getTransferLeadershipMethod());
  }

  private static Set<String> fastMethods() {
    return names(
        PlanServiceGrpc.getRollBackMethod(),
        FreezeServiceGrpc.getFreezeMethod(),
        FreezeServiceGrpc.getUnfreezeMethod(),
        OverrideServiceGrpc.getGrantOverrideMethod(),
        OverrideServiceGrpc.getRevokeOverrideMethod(),
        MembershipServiceGrpc.getGetMembershipMethod(),
        MembershipServiceGrpc.getAddMemberMethod(),
        MembershipServiceGrpc.getPromoteMemberMethod(),
        MembershipServiceGrpc.getRemoveMemberMethod(),
        MembershipServiceGrpc.getTransferLeadershipMethod(),
        AccessServiceGrpc.getEnableAccessMethod(),
        AccessServiceGrpc.getDisableAccessMethod(),
        AccessServiceGrpc.getGrantRoleMethod(),
        AccessServiceGrpc.getRevokeRoleMethod(),
        AccessServiceGrpc.getAddTokenMethod(),
        AccessServiceGrpc.getRevokeTokenMethod(),
        ClusterServiceGrpc.getStatusMethod(),
        ClusterServiceGrpc.getConfirmMethod(),
        HealthGrpc.getCheckMethod());
  }

  private static Set<String> names(MethodDescriptor<?, ?>... methods) {
    return Stream.of(methods)
        .map(MethodDescriptor::getFullMethodName)
        .collect(Collectors.toUnmodifiableSet());
  }
}
