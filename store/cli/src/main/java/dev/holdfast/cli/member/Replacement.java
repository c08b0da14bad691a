package dev.holdfast.cli.member;

import dev.holdfast.v1.MemberProgress;
import dev.holdfast.v1.Membership;
import java.util.Optional;

/// The way from one member to another in its place. Where it stands follows from the members alone,
/// so it can be left at any point and taken up again by anyone.
///
/// @param old the member to go
/// @param newcomer the member in its place
record Replacement(String old, String newcomer) {

  /// What comes next.
  enum Step {
    ADD,
    PROMOTE,
    REMOVE,
    DONE,
    /// Neither is the old one a member, nor was it ever one.
    UNKNOWN
  }

  Step next(Membership members) {
    if (find(old, members).isEmpty() && !members.getRemovedIdsList().contains(old)) {
      return Step.UNKNOWN;
    }
    return find(newcomer, members)
        .map(member ->
            switch (member.getStanding()) {
              case STANDING_LEARNER, STANDING_PROMOTING -> Step.PROMOTE;
              case STANDING_VOTER -> find(old, members).isPresent() ? Step.REMOVE : Step.DONE;
              case STANDING_UNSPECIFIED, UNRECOGNIZED -> Step.UNKNOWN;
            })
        .orElse(Step.ADD);
  }

  private static Optional<MemberProgress> find(String id, Membership members) {
    return members.getMembersList().stream()
        .filter(member -> member.getNodeId().equals(id))
        .findFirst();
  }
}
