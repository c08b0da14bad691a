package dev.holdfast.cli.member;

import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.cli.console.Times;
import dev.holdfast.v1.MemberProgress;
import dev.holdfast.v1.Membership;

/// The members as a table, and under it what they can stand.
final class MembersText {

  private MembersText() {}

  static String of(Membership members) {
    Table table =
        Table.of("MEMBER", "STANDING", "ENTRIES BEHIND", "HEARD", "RAFT", "GRPC", "DNS", "HTTP");
    members.getMembersList().forEach(member -> add(member, members, table));
    return "Configuration %d\n%s\n%s".formatted(members.getVersion(), table, summary(members));
  }

  private static void add(MemberProgress member, Membership members, Table table) {
    boolean leads = member.getNodeId().equals(members.getLeaderId());
    table.row(
        member.getNodeId(),
        standing(member) + (leads ? ", leads" : ""),
        member.hasLag() ? Long.toString(member.getLag()) : "-",
        member.hasHeardAgo() ? Times.print(member.getHeardAgo()) + " ago" : "-",
        orDash(member.getRaftAddress()),
        orDash(member.getGrpcAddress()),
        orDash(member.getDnsAddress()),
        orDash(member.getHttpAddress()));
  }

  private static String standing(MemberProgress member) {
    return switch (member.getStanding()) {
      case STANDING_VOTER -> "voter";
      case STANDING_LEARNER -> "learner";
      case STANDING_PROMOTING -> "promotion unfinished";
      case STANDING_UNSPECIFIED, UNRECOGNIZED -> "unknown";
    };
  }

  private static String summary(Membership members) {
    long voters =
        members.getMembersList().stream()
            .filter(member -> member.getStanding() == MemberProgress.Standing.STANDING_VOTER)
            .count();
    long majority = voters / 2 + 1;
    String text =
        "%s: %d have to agree, so %d may be lost%s."
            .formatted(
                Texts.counted(voters, "voter"),
                majority,
                voters - majority,
                voters > 1 && voters % 2 == 0
                    ? ", no more than with %d".formatted(voters - 1)
                    : "");
    return members.getRemovedIdsCount() == 0
        ? text
        : text
            + " Removed, and not to come back: %s."
                .formatted(String.join(", ", members.getRemovedIdsList()));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
