package dev.holdfast.record;

/// Text that somebody sent, as far as a message shows it: its beginning, with control characters as
/// the escapes `\DDD`, so that neither a megabyte nor a terminal's commands come back with it.
public final class Excerpt {

  /// Characters of the longest excerpt.
  private static final int CHARACTERS = 80;

  private static final String CUT = "...";

  private Excerpt() {}

  public static String of(String text) {
    StringBuilder shown = new StringBuilder();
    int cut = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      shown.append(printable(text.codePointAt(i)));
      if (shown.length() > CHARACTERS) {
        return shown.substring(0, cut) + CUT;
      }
      if (shown.length() <= CHARACTERS - CUT.length()) {
        cut = shown.length();
      }
    }
    return shown.toString();
  }

  private static String printable(int c) {
    if (Character.isISOControl(c)) {
      return "\\%03d".formatted(c);
    }
    boolean halfOfAPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return halfOfAPair ? "?" : Character.toString(c);
  }
}
