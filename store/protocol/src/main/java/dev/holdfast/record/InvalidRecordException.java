package dev.holdfast.record;

/// Says that a name, type, rdata or record set cannot be: what it is, and what to write instead.
/// The message is a sentence for the person who sent it; no part of the state has changed.
public final class InvalidRecordException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public InvalidRecordException(String message) {
    super(message);
  }
}
