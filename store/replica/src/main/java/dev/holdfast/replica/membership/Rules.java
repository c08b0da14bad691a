package dev.holdfast.replica.membership;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The rules that stand against a change of the members, asked at the leader before anything is
/// done.
public final class Rules {

  /// A learner may vote, and a voter may be given the lead, from this close on: what is missing is
  /// sent before it counts, and the cluster waits for it.
  public static final long LAG_MAX = 1_000;

  /// Members of a cluster, learners included. Each one costs the leader a copy of every entry.
  public static final int MEMBERS_MAX = 15;

  private final Configuration now;
  private final Health health;

  public Rules(Configuration now, Health health) {
    this.now = now;
    this.health = health;
  }

  /// Whether `change` has been made already, so that asking again is no mistake.
  public static boolean isMade(Change change, Configuration now) {
    return switch (change) {
      case Change.Add add -> now.member(add.member().id()).filter(add.member()::equals).isPresent();
      case Change.Promote promote -> now.isVoter(promote.id());
      case Change.Remove remove -> now.removed().contains(remove.id());
    };
  }

  /// The configurations to go through, one after the other.
  ///
  /// @throws MembershipRefusedException if a rule stands against it
  public List<Configuration> steps(Change change, Optional<Long> expectedVersion) {
    expectedVersion.ifPresent(this::requireVersion);
    requireNoneUnderWay(change);
    return switch (change) {
      case Change.Add add -> {
        requireNew(add.member());
        yield List.of(now.withLearner(add.member()));
      }
      case Change.Promote promote -> promote(promote.id());
      case Change.Remove remove -> {
        requireMember(remove.id());
        Configuration after = now.without(remove.id());
        if (now.isVoter(remove.id())) {
          Set<String> voters = after.voters().keySet();
          requireQuorum("removing %s".formatted(remove.id()), voters, health.well(voters));
        }
        yield List.of(after);
      }
    };
  }

  private List<Configuration> promote(String id) {
    requireMember(id);
    Set<String> voters = new TreeSet<>(now.voters().keySet());
    voters.add(id);
    // Raft lets it vote only once it has caught up, so it will be there.
    Set<String> well = new TreeSet<>(health.well(now.voters().keySet()));
    well.add(id);
    if (now.promoting().isPresent()) {
      requireQuorum("the vote of %s".formatted(id), voters, well);
      return List.of(now.promoted());
    }
    requireCaughtUp(id, "vote");
    requireQuorum("the vote of %s".formatted(id), voters, well);
    Configuration between = now.promoting(id);
    return List.of(between, between.promoted());
  }

  /// Who takes the lead: the member asked for, or else the one that has come furthest.
  ///
  /// @throws MembershipRefusedException if that one cannot
  public String successor(Optional<String> wanted) {
    if (wanted.isPresent()) {
      requireMember(wanted.get());
      if (!now.isVoter(wanted.get())) {
        throw refused(
            "not-a-voter",
            wanted.get(),
            "a voter",
            "a learner",
            "%s is a learner, and only a voter can lead; promote it first".formatted(wanted.get()));
      }
      requireCaughtUp(wanted.get(), "lead");
      return wanted.get();
    }
    return health.successors(now.voters().keySet()).stream()
        .findFirst()
        .map(Progress::id)
        .orElseThrow(() ->
            refused(
                "no-successor",
                "cluster",
                "1 other voter heard of within %d ms".formatted(health.lately().toMillis()),
                "0",
                "no other voter was heard of within %d ms, so nobody can take the lead"
                    .formatted(health.lately().toMillis())));
  }

  private void requireVersion(long expected) {
    if (expected != now.version()) {
      throw refused(
          "configuration-changed",
          "cluster",
          "configuration %d".formatted(expected),
          "configuration %d".formatted(now.version()),
          "the members have changed: this was meant for configuration %d, and it is %d now; look at it again"
              .formatted(expected, now.version()));
    }
  }

  private void requireNoneUnderWay(Change change) {
    now.promoting()
        .filter(member -> !concerns(change, member.id()))
        .ifPresent(member -> {
          throw refused(
              "change-under-way",
              member.id(),
              "1 change at a time",
              "the promotion of %s".formatted(member.id()),
              "the promotion of %s is not finished; finish it with 'promote %s', or give it up with 'remove %s'"
                  .formatted(member.id(), member.id(), member.id()));
        });
  }

  private static boolean concerns(Change change, String id) {
    return switch (change) {
      case Change.Add _ -> false;
      case Change.Promote promote -> promote.id().equals(id);
      case Change.Remove remove -> remove.id().equals(id);
    };
  }

  private void requireNew(Member member) {
    String id = member.id();
    if (now.removed().contains(id)) {
      throw refused(
          "member-was-removed",
          id,
          "an id that no member ever had",
          id,
          "%s was a member and was removed; an id does not come back, so give the new member another one"
              .formatted(id));
    }
    if (now.member(id).isPresent()) {
      throw refused(
          "member-exists",
          id,
          "an id that no member has",
          now.member(id).get().raft(),
          "%s is a member already, at other addresses: Raft %s"
              .formatted(id, now.member(id).get().raft()));
    }
    for (Member other : now.members().values()) {
      if (other.raft().equals(member.raft())
          || !member.grpc().isEmpty() && other.grpc().equals(member.grpc())) {
        throw refused(
            "address-in-use",
            id,
            "addresses of its own",
            other.id(),
            "%s would have an address of %s: Raft %s, gRPC %s"
                .formatted(id, other.id(), other.raft(), other.grpc()));
      }
    }
    if (now.members().size() >= MEMBERS_MAX) {
      throw refused(
          "too-many-members",
          "cluster",
          "%d members".formatted(MEMBERS_MAX),
          "%d, and 1 more".formatted(now.members().size()),
          "the cluster has %d members, and %d are allowed"
              .formatted(now.members().size(), MEMBERS_MAX));
    }
  }

  private void requireMember(String id) {
    if (now.member(id).isEmpty()) {
      throw refused(
          "no-such-member",
          id,
          String.join(", ", now.members().keySet()),
          id,
          "%s is no member; the members are %s"
              .formatted(id, String.join(", ", now.members().keySet())));
    }
  }

  private void requireCaughtUp(String id, String purpose) {
    if (!health.isWell(id)) {
      String since =
          health
              .of(id)
              .map(it -> "%d ms ago".formatted(it.sinceHeard().toMillis()))
              .orElse("never");
      throw refused(
          "not-heard-of",
          id,
          "heard of within %d ms".formatted(health.lately().toMillis()),
          since,
          "%s cannot %s: it was last heard of %s, and within %d ms is asked for; see whether it runs"
              .formatted(id, purpose, since, health.lately().toMillis()));
    }
    health
        .of(id)
        .filter(progress -> progress.lag() > LAG_MAX)
        .ifPresent(progress -> {
          throw refused(
              "lags-behind",
              id,
              "%d entries".formatted(LAG_MAX),
              "%d entries".formatted(progress.lag()),
              "%s cannot %s yet: it is %d log entries behind, and %d are allowed; wait until it has caught up"
                  .formatted(id, purpose, progress.lag(), LAG_MAX));
        });
  }

  /// After the change a majority of `voters` has to be there, or the cluster could not even change
  /// back.
  private void requireQuorum(String what, Collection<String> voters, Collection<String> well) {
    if (voters.isEmpty()) {
      throw refused(
          "last-voter", "cluster", "1 voter", "0", "%s would leave no voter".formatted(what));
    }
    int needed = Configuration.majorityOf(voters.size());
    if (well.size() < needed) {
      throw refused(
          "would-lose-quorum",
          "cluster",
          "%d of %d voters heard of within %d ms"
              .formatted(needed, voters.size(), health.lately().toMillis()),
          Integer.toString(well.size()),
          ("%s would lose the quorum: of the voters then, %s, %d have to be there and %d were heard of within %d ms"
                  + " (%s); bring back or replace the others first")
              .formatted(
                  what,
                  String.join(", ", voters),
                  needed,
                  well.size(),
                  health.lately().toMillis(),
                  well.isEmpty() ? "none" : String.join(", ", well)));
    }
  }

  private static MembershipRefusedException refused(
      String rule, String subject, String limit, String figure, String message) {
    return new MembershipRefusedException(rule, subject, limit, figure, message);
  }
}
