package dev.holdfast.replica;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.server.RaftConfiguration;

/// Who votes, by ids: while the members are being changed, those before the change too.
///
/// @param previous empty unless a change is under way
record Voters(Set<String> current, Set<String> previous) {

  static Voters of(RaftConfiguration configuration) {
    return new Voters(ids(configuration.getCurrentPeers()), ids(configuration.getPreviousPeers()));
  }

  private static Set<String> ids(Collection<RaftPeer> peers) {
    return peers.stream().map(peer -> peer.getId().toString()).collect(Collectors.toSet());
  }

  Set<String> all() {
    Set<String> all = new TreeSet<>(current);
    all.addAll(previous);
    return all;
  }

  /// Whether these are enough to elect a leader or to commit an entry: a majority, while a change
  /// is under way of both. So no leader can have been elected without one of them.
  boolean areMajority(Set<String> nodes) {
    return isMajority(nodes, current) && (previous.isEmpty() || isMajority(nodes, previous));
  }

  private static boolean isMajority(Set<String> nodes, Set<String> voters) {
    return voters.stream().filter(nodes::contains).count() > voters.size() / 2;
  }
}
