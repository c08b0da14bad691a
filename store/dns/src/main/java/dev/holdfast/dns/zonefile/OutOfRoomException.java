package dev.holdfast.dns.zonefile;

/// Says that a file holds more than this JVM has memory for. Whoever reads one lets go of all that
/// was read, so that a program that goes on has its memory back.
public final class OutOfRoomException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int MEBIBYTE = 1 << 20;

  OutOfRoomException() {
    super(reason());
  }

  /// Why a file cannot be used, and what to do.
  public static String reason() {
    return "it holds more than there is memory for, %d MiB; split it, or set HOLDFAST_JAVA_OPTIONS=-Xmx2g or more"
        .formatted(Runtime.getRuntime().maxMemory() / MEBIBYTE);
  }
}
