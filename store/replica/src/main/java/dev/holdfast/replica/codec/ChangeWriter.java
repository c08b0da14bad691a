package dev.holdfast.replica.codec;

import dev.holdfast.endpoint.Change;

/// Writes a [Change] that a record speaks of.
interface ChangeWriter {

  /// Tells every change in full.
  ChangeWriter IN_FULL =
      change -> StateFormat.ChangeReference.newBuilder().setChange(written(change)).build();

  StateFormat.ChangeReference encode(Change change);

  static StateFormat.Change.Builder written(Change change) {
    return StateFormat.Change.newBuilder()
        .setAuthor(change.author())
        .setReason(change.reason())
        .setAt(RecordCodec.encode(change.at()))
        .setRevision(change.revision());
  }
}
