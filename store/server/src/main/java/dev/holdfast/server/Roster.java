package dev.holdfast.server;

import dev.holdfast.replica.Members;
import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.Member;
import dev.holdfast.server.config.MemberConfig;
import dev.holdfast.server.config.NodeConfig;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The members as the cluster knows them. The node's own file fills in what a cluster formed by an
/// older version never told: where members take calls.
final class Roster implements Supplier<Configuration> {

  private final Members members;
  private final Map<String, Member> configured;
  private final String node;

  Roster(Members members, NodeConfig config) {
    this.members = members;
    this.node = config.node();
    this.configured =
        config.members().stream()
            .map(Roster::member)
            .collect(Collectors.toMap(Member::id, Function.identity()));
  }

  /// A configured member, for the replica.
  static Member member(MemberConfig member) {
    return new Member(
        member.id(),
        member.raft().toString(),
        member.grpc().toString(),
        member.dns().toString(),
        member.http().toString());
  }

  @Override
  public Configuration get() {
    return members.configuration().filledIn(configured);
  }

  /// Where the other members take calls, by id.
  Map<String, String> others() {
    Map<String, String> others = new TreeMap<>();
    get()
        .members()
        .forEach((id, member) -> {
          if (!id.equals(node) && !member.grpc().isEmpty()) {
            others.put(id, member.grpc());
          }
        });
    return others;
  }
}
