package dev.holdfast.cli.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.v1.MemberProgress;
import dev.holdfast.v1.Membership;
import org.junit.jupiter.api.Test;

/// A replacement goes on from wherever it was left.
class ReplacementTest {

  private final Replacement replacement = new Replacement("n3", "n4");

  private static Membership.Builder with(Object... idsAndStandings) {
    Membership.Builder members = Membership.newBuilder();
    for (int i = 0; i < idsAndStandings.length; i += 2) {
      members.addMembers(
          MemberProgress.newBuilder()
              .setNodeId((String) idsAndStandings[i])
              .setStanding((MemberProgress.Standing) idsAndStandings[i + 1]));
    }
    return members;
  }

  @Test
  void eachStandingOfTheTwoHasItsNextStep() {
    var voter = MemberProgress.Standing.STANDING_VOTER;
    var learner = MemberProgress.Standing.STANDING_LEARNER;
    var promoting = MemberProgress.Standing.STANDING_PROMOTING;

    assertThat(replacement.next(with("n3", voter).build())).isEqualTo(Replacement.Step.ADD);
    assertThat(replacement.next(with("n3", voter, "n4", learner).build()))
        .isEqualTo(Replacement.Step.PROMOTE);
    assertThat(replacement.next(with("n3", voter, "n4", promoting).build()))
        .isEqualTo(Replacement.Step.PROMOTE);
    assertThat(replacement.next(with("n3", voter, "n4", voter).build()))
        .isEqualTo(Replacement.Step.REMOVE);
    assertThat(replacement.next(with("n4", voter).addRemovedIds("n3").build()))
        .isEqualTo(Replacement.Step.DONE);
    assertThat(replacement.next(with("n1", voter).build())).isEqualTo(Replacement.Step.UNKNOWN);
  }
}
