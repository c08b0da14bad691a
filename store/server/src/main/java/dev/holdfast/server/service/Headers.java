package dev.holdfast.server.service;

import dev.holdfast.replica.Committed;
import dev.holdfast.replica.Replica;
import dev.holdfast.replica.Standing;
import dev.holdfast.server.translation.Times;
import dev.holdfast.v1.ResponseHeader;

/// What every response says of the moment it speaks of and of the node that speaks.
final class Headers {

  private final Replica replica;

  Headers(Replica replica) {
    this.replica = replica;
  }

  ResponseHeader of(Committed committed) {
    return here()
        .setRevision(committed.reply().revision())
        .setLogIndex(committed.index())
        .setLogOffset(committed.offset())
        .setRepeat(committed.reply().repeat())
        .build();
  }

  ResponseHeader of(Moment moment) {
    ResponseHeader.Builder header =
        here().setRevision(moment.state().revision()).setLogIndex(moment.index());
    moment.age().map(Times::message).ifPresent(header::setAge);
    return header.build();
  }

  private ResponseHeader.Builder here() {
    Standing standing = replica.standing();
    return ResponseHeader.newBuilder()
        .setNodeId(standing.node())
        .setLeaderId(standing.leader().orElse(""));
  }
}
