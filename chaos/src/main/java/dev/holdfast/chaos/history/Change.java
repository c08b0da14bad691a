package dev.holdfast.chaos.history;

import java.util.List;

/// One try of a call that changes the store.
///
/// @param session who asked, as the recorder was told
/// @param call its name in the contract, `PutRecordSets`
/// @param request its request id, the same for all tries of one change; empty where it had none
public record Change(
    String session, String call, String request, List<Wish> wishes, Span span, Outcome outcome)
    implements Entry {

  @Override
  public String toString() {
    return "%s %s: %s %s, asked for %s -> %s"
        .formatted(span, session, call, request, wishes, outcome);
  }
}
