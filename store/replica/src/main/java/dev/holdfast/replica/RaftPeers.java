package dev.holdfast.replica;

import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.Member;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.server.RaftConfiguration;

/// A [Configuration] in the words of Ratis, and back.
///
/// Ratis keeps a peer's addresses for clients and administrators and never looks at them. The first
/// holds where the member takes calls; the second a text of ours with everything else, the same at
/// each peer where it is about the cluster: `version=3;removed=n2,n5;dns=...;http=...`.
final class RaftPeers {

  private static final String VERSION = "version";
  private static final String REMOVED = "removed";
  private static final String PROMOTING = "promoting";
  private static final String DNS = "dns";
  private static final String HTTP = "http";

  private RaftPeers() {}

  static List<RaftPeer> voters(Configuration configuration) {
    return configuration.voters().values().stream()
        .map(member -> peer(member, configuration, RaftPeerRole.FOLLOWER))
        .toList();
  }

  static List<RaftPeer> learners(Configuration configuration) {
    return configuration.learners().values().stream()
        .map(member -> peer(member, configuration, RaftPeerRole.LISTENER))
        .toList();
  }

  private static RaftPeer peer(Member member, Configuration configuration, RaftPeerRole role) {
    return RaftPeer.newBuilder()
        .setId(member.id())
        .setAddress(member.raft())
        .setClientAddress(member.grpc())
        .setAdminAddress(rest(member, configuration))
        .setStartupRole(role)
        .build();
  }

  private static String rest(Member member, Configuration configuration) {
    StringBuilder text = new StringBuilder(VERSION + "=" + configuration.version());
    add(text, REMOVED, String.join(",", configuration.removed()));
    add(text, PROMOTING, configuration.promoting().map(RaftPeers::text).orElse(""));
    add(text, DNS, member.dns());
    add(text, HTTP, member.http());
    return text.toString();
  }

  private static void add(StringBuilder text, String key, String value) {
    if (!value.isEmpty()) {
      text.append(';').append(key).append('=').append(value);
    }
  }

  /// A member in one word.
  static String text(Member member) {
    return String.join("|", member.id(), member.raft(), member.grpc(), member.dns(), member.http());
  }

  /// The member that [#text] made a word of.
  static Member member(String text) {
    String[] parts = text.split("\\|", -1);
    if (parts.length != 5) {
      throw new IllegalArgumentException("'%s' is no member".formatted(text));
    }
    return new Member(parts[0], parts[1], parts[2], parts[3], parts[4]);
  }

  /// The newest configuration in this node's log, committed or not: of a change under way, what it
  /// leads to.
  static Configuration configuration(RaftConfiguration raft) {
    return configuration(
        raft.getCurrentPeers(RaftPeerRole.FOLLOWER), raft.getCurrentPeers(RaftPeerRole.LISTENER));
  }

  static Configuration configuration(Collection<RaftPeer> voters, Collection<RaftPeer> learners) {
    long version = 0;
    SortedSet<String> removed = new TreeSet<>();
    Optional<Member> promoting = Optional.empty();
    for (RaftPeer peer : Stream.concat(voters.stream(), learners.stream()).toList()) {
      Map<String, String> rest = rest(peer);
      long here = Long.parseLong(rest.getOrDefault(VERSION, "0"));
      if (here >= version) {
        version = here;
        removed = new TreeSet<>(list(rest.getOrDefault(REMOVED, "")));
        promoting = Optional.ofNullable(rest.get(PROMOTING)).map(RaftPeers::member);
      }
    }
    return new Configuration(version, byId(voters), byId(learners), promoting, removed);
  }

  private static SortedMap<String, Member> byId(Collection<RaftPeer> peers) {
    SortedMap<String, Member> members = new TreeMap<>();
    for (RaftPeer peer : peers) {
      Map<String, String> rest = rest(peer);
      members.put(
          peer.getId().toString(),
          new Member(
              peer.getId().toString(),
              peer.getAddress(),
              Optional.ofNullable(peer.getClientAddress()).orElse(""),
              rest.getOrDefault(DNS, ""),
              rest.getOrDefault(HTTP, "")));
    }
    return members;
  }

  private static Map<String, String> rest(RaftPeer peer) {
    Map<String, String> rest = new HashMap<>();
    for (String pair : Optional.ofNullable(peer.getAdminAddress()).orElse("").split(";")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        rest.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return rest;
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }
}
