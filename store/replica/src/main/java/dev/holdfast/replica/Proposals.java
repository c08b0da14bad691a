package dev.holdfast.replica;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;

/// Hands log entries to the Raft server of this very process; no client protocol is involved.
final class Proposals {

  private final RaftServer server;
  private final RaftGroupId group;
  private final Executor completions;
  private final ClientId client;
  private final AtomicLong calls = new AtomicLong();

  /// @param completions runs what follows a reply, so that it cannot hold up the apply thread
  Proposals(RaftServer server, ClientId client, RaftGroupId group, Executor completions) {
    this.server = server;
    this.client = client;
    this.group = group;
    this.completions = completions;
  }

  /// Proposes an entry and returns when it is in this node's log or has been refused. The future
  /// completes when the entry has been applied here, or when that can no longer be told.
  CompletableFuture<Replies> propose(Proposal proposal) {
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(client)
            .setServerId(server.getId())
            .setGroupId(group)
            .setCallId(calls.incrementAndGet())
            .setMessage(proposal)
            .setType(RaftClientRequest.writeRequestType())
            .build();
    try {
      return server
          .submitClientRequestAsync(request)
          .thenApplyAsync(Proposals::replies, completions);
    } catch (IOException | RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Replies replies(RaftClientReply reply) {
    if (reply.isSuccess() && reply.getMessage() instanceof Replies replies) {
      return replies;
    }
    throw new CompletionException(
        reply.getException() != null
            ? reply.getException()
            : new IllegalStateException("a reply without replies: " + reply));
  }
}
