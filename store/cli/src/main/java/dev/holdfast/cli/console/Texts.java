package dev.holdfast.cli.console;

/// Small pieces of sentences.
public final class Texts {

  private Texts() {}

  /// `1 endpoint`, `2 endpoints`.
  public static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
