package dev.holdfast.dns.zonefile;

/// One entry of a zone file: a record or directive, on one line or, within parentheses, on several.
sealed interface Entry {

  /// The line it starts on.
  int line();

  /// A whole entry.
  ///
  /// @param indented whether it starts with white space, which stands for the owner before
  /// @param text the entry on one line, without comments and grouping parentheses
  record Whole(int line, boolean indented, String text) implements Entry {}

  /// An entry whose end could not be told.
  record Broken(int line, String reason) implements Entry {}
}
