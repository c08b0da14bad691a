package dev.holdfast.replica;

import java.util.concurrent.CompletionException;
import org.apache.ratis.protocol.exceptions.LeaderNotReadyException;
import org.apache.ratis.protocol.exceptions.LeaderSteppingDownException;
import org.apache.ratis.protocol.exceptions.NotLeaderException;
import org.apache.ratis.protocol.exceptions.ResourceUnavailableException;
import org.apache.ratis.protocol.exceptions.ServerNotReadyException;

/// Ratis' reasons for not taking an entry, in words for people.
final class Failures {

  private Failures() {}

  static String sentence(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          sentence(wrapped.getCause());
      case NotLeaderException e when e.getSuggestedLeader() != null ->
          "this node does not lead, %s does".formatted(e.getSuggestedLeader().getId());
      case NotLeaderException _ -> "this node does not lead, and it knows of no leader";
      case LeaderNotReadyException _ -> "this node was elected just now and is still catching up";
      case LeaderSteppingDownException _ -> "this node is handing over the lead";
      case ServerNotReadyException _ -> "this node is starting or stopping";
      case ResourceUnavailableException _ -> "too many entries are under way";
      default -> "the log did not take the entry (%s)".formatted(failure);
    };
  }
}
