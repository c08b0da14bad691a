package dev.holdfast.client;

/// A change was sent and no answer came back: it may have happened, may yet happen, or may never.
/// Sending the same request again, under the same request id, is safe and tells which.
public final class OutcomeUnknownException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  private final String requestId;

  OutcomeUnknownException(String requestId) {
    this(requestId, "No answer came back in time.");
  }

  OutcomeUnknownException(String requestId, String circumstances) {
    super(
        circumstances
            + " The outcome is unknown: the change may have happened or may yet happen."
            + " Repeating it with the request id "
            + requestId
            + " is safe and tells which.");
    this.requestId = requestId;
  }

  /// The id to repeat the request with, in `RequestHeader.request_id`.
  public String requestId() {
    return requestId;
  }
}
