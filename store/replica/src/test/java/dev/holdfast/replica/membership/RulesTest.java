package dev.holdfast.replica.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What stands against a change is said with rule, limit and figure, before anything is done.
class RulesTest {

  private static final Duration LATELY = Duration.ofSeconds(1);

  private static Member member(String id) {
    return new Member(id, id + ":1", id + ":2", id + ":3", id + ":4");
  }

  private static Configuration of(List<String> voters, List<String> learners) {
    return new Configuration(
        7, members(voters), members(learners), Optional.empty(), new TreeSet<>(List.of("gone")));
  }

  private static TreeMap<String, Member> members(List<String> ids) {
    TreeMap<String, Member> members = new TreeMap<>();
    ids.forEach(id -> members.put(id, member(id)));
    return members;
  }

  /// `n1` leads; the others named were heard of just now and have everything.
  private static Rules rules(Configuration now, String... well) {
    return rules(now, 0, well);
  }

  private static Rules rules(Configuration now, long lag, String... well) {
    List<Progress> progress = new ArrayList<>();
    for (String id : well) {
      progress.add(new Progress(id, 1_000_000 - lag, lag, Duration.ofMillis(20)));
    }
    now.members().keySet().stream()
        .filter(id -> !id.equals("n1") && !List.of(well).contains(id))
        .forEach(id -> progress.add(new Progress(id, 10, 999_990, Duration.ofSeconds(9))));
    return new Rules(now, new Health("n1", LATELY, progress));
  }

  private static void assertRefused(
      ThrowingCallable call, String rule, String limit, String figure, String says) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MembershipRefusedException.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo(rule);
              assertThat(refused.limit()).isEqualTo(limit);
              assertThat(refused.figure()).isEqualTo(figure);
            })
        .hasMessageContaining(says);
  }

  private static final Configuration THREE = of(List.of("n1", "n2", "n3"), List.of("n4"));

  @Test
  void aLearnerIsAddedInOneStepAndPromotedInTwo() {
    List<Configuration> added =
        rules(THREE, "n2", "n3").steps(new Change.Add(member("n5")), Optional.of(7L));
    assertThat(added).hasSize(1);
    assertThat(added.getFirst().learners().keySet()).containsExactly("n4", "n5");

    List<Configuration> promoted =
        rules(THREE, "n2", "n3", "n4").steps(new Change.Promote("n4"), Optional.empty());
    assertThat(promoted).hasSize(2);
    assertThat(promoted.getFirst().learners()).isEmpty();
    assertThat(promoted.getFirst().promoting()).contains(member("n4"));
    assertThat(promoted.getLast().voters().keySet()).containsExactly("n1", "n2", "n3", "n4");
    assertThat(Stream.concat(added.stream(), promoted.stream()).map(Configuration::version))
        .containsExactly(8L, 8L, 9L);
  }

  @Test
  void aRemovedIdIsKeptForEver() {
    List<Configuration> removed =
        rules(THREE, "n2", "n3").steps(new Change.Remove("n3"), Optional.empty());

    assertThat(removed.getLast().removed()).containsExactly("gone", "n3");
    assertRefused(
        () -> rules(THREE).steps(new Change.Add(member("gone")), Optional.empty()),
        "member-was-removed",
        "an id that no member ever had",
        "gone",
        "gone was a member and was removed");
  }

  @Test
  void whatWasMeantForOtherMembersIsRefused() {
    assertRefused(
        () -> rules(THREE, "n2", "n3").steps(new Change.Remove("n3"), Optional.of(6L)),
        "configuration-changed",
        "configuration 6",
        "configuration 7",
        "it is 7 now");
  }

  @Test
  void aNewMemberNeedsAnIdAndAddressesOfItsOwn() {
    assertRefused(
        () ->
            rules(THREE)
                .steps(
                    new Change.Add(new Member("n3", "n9:1", "n9:2", "n9:3", "n9:4")),
                    Optional.empty()),
        "member-exists",
        "an id that no member has",
        "n3:1",
        "n3 is a member already, at other addresses");
    assertRefused(
        () ->
            rules(THREE)
                .steps(
                    new Change.Add(new Member("n9", "n9:1", "n2:2", "n9:3", "n9:4")),
                    Optional.empty()),
        "address-in-use",
        "addresses of its own",
        "n2",
        "n9 would have an address of n2");
  }

  @Test
  void thereAreNoMoreMembersThanALeaderCanServe() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < Rules.MEMBERS_MAX; i++) {
      many.add("n" + (i + 1));
    }
    assertRefused(
        () -> rules(of(many, List.of())).steps(new Change.Add(member("more")), Optional.empty()),
        "too-many-members",
        "15 members",
        "15, and 1 more",
        "15 are allowed");
  }

  @Test
  void aLearnerVotesOnlyOnceItIsThereAndHasCaughtUp() {
    assertRefused(
        () ->
            rules(THREE, Rules.LAG_MAX + 1, "n2", "n3", "n4")
                .steps(new Change.Promote("n4"), Optional.empty()),
        "lags-behind",
        "1000 entries",
        "1001 entries",
        "n4 cannot vote yet: it is 1001 log entries behind, and 1000 are allowed");
    assertThat(
            rules(THREE, Rules.LAG_MAX, "n2", "n3", "n4")
                .steps(new Change.Promote("n4"), Optional.empty()))
        .hasSize(2);
    assertRefused(
        () -> rules(THREE, "n2", "n3").steps(new Change.Promote("n4"), Optional.empty()),
        "not-heard-of",
        "heard of within 1000 ms",
        "9000 ms ago",
        "see whether it runs");
  }

  @Test
  void aChangeThatWouldLeaveTooFewVotersIsRefused() {
    assertRefused(
        () -> rules(THREE, "n2").steps(new Change.Remove("n2"), Optional.empty()),
        "would-lose-quorum",
        "2 of 2 voters heard of within 1000 ms",
        "1",
        "removing n2 would lose the quorum");
    assertThat(rules(THREE, "n2").steps(new Change.Remove("n3"), Optional.empty()))
        .as("removing the one that is lost")
        .hasSize(1);
    Configuration two = of(List.of("n1", "n2"), List.of("n4"));
    assertThat(rules(two, "n2", "n4").steps(new Change.Promote("n4"), Optional.empty())).hasSize(2);
    Configuration five = of(List.of("n1", "n2", "n3", "n5", "n6"), List.of("n4"));
    assertRefused(
        () -> rules(five, "n4").steps(new Change.Promote("n4"), Optional.empty()),
        "would-lose-quorum",
        "4 of 6 voters heard of within 1000 ms",
        "2",
        "the vote of n4 would lose the quorum");
    assertRefused(
        () ->
            rules(of(List.of("n1"), List.of("n4")), "n4")
                .steps(new Change.Remove("n1"), Optional.empty()),
        "last-voter",
        "1 voter",
        "0",
        "would leave no voter");
    assertThat(rules(THREE).steps(new Change.Remove("n4"), Optional.empty()))
        .as("a learner has no vote to lose")
        .hasSize(1);
  }

  @Test
  void anUnfinishedPromotionComesFirst() {
    Configuration between = THREE.promoting("n4");

    assertRefused(
        () -> rules(between, "n2", "n3").steps(new Change.Remove("n3"), Optional.empty()),
        "change-under-way",
        "1 change at a time",
        "the promotion of n4",
        "finish it with 'promote n4', or give it up with 'remove n4'");
    assertThat(rules(between, "n2", "n3").steps(new Change.Promote("n4"), Optional.empty()))
        .containsExactly(between.promoted());
    assertThat(rules(between, "n2", "n3").steps(new Change.Remove("n4"), Optional.empty()))
        .containsExactly(between.without("n4"));
  }

  @Test
  void theLeadGoesToWhoHasComeFurthestAndOnlyToAVoter() {
    Configuration now = of(List.of("n1", "n2", "n3"), List.of("n4"));
    Health health =
        new Health(
            "n1",
            LATELY,
            List.of(
                new Progress("n2", 90, 10, Duration.ofMillis(5)),
                new Progress("n3", 95, 5, Duration.ofMillis(5)),
                new Progress("n4", 100, 0, Duration.ofMillis(5))));

    assertThat(new Rules(now, health).successor(Optional.empty())).isEqualTo("n3");
    assertThat(new Rules(now, health).successor(Optional.of("n2"))).isEqualTo("n2");
    assertRefused(
        () -> new Rules(now, health).successor(Optional.of("n4")),
        "not-a-voter",
        "a voter",
        "a learner",
        "only a voter can lead");
    assertRefused(
        () -> new Rules(now, health).successor(Optional.of("n8")),
        "no-such-member",
        "n1, n2, n3, n4",
        "n8",
        "n8 is no member");
    assertRefused(
        () -> rules(now).successor(Optional.empty()),
        "no-successor",
        "1 other voter heard of within 1000 ms",
        "0",
        "nobody can take the lead");
  }

  @Test
  void whatIsMadeAlreadyIsNoMistakeToAskFor() {
    assertThat(Rules.isMade(new Change.Add(member("n4")), THREE)).isTrue();
    assertThat(Rules.isMade(new Change.Promote("n2"), THREE)).isTrue();
    assertThat(Rules.isMade(new Change.Remove("gone"), THREE)).isTrue();
    assertThat(Rules.isMade(new Change.Promote("n4"), THREE)).isFalse();
  }
}
