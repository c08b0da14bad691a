package dev.holdfast.replica.codec;

/// Says that stored octets are not what they should be. The message is a sentence for an operator.
public final class CodecException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CodecException(String message) {
    super(message);
  }

  public CodecException(String message, Throwable cause) {
    super(message, cause);
  }
}
