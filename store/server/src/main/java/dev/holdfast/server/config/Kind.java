package dev.holdfast.server.config;

import java.nio.file.Path;

/// What may be written for a key.
///
/// @param form which texts those are, for people
/// @param several whether it is a list, which the file may also write as one
record Kind<T>(String form, boolean several, Parser<T> parser) {

  Kind(String form, Parser<T> parser) {
    this(form, false, parser);
  }

  /// Reads texts of one kind.
  interface Parser<T> {

    /// @param folder that relative paths lie in
    /// @throws IllegalArgumentException if `text` is not of this kind; the message says why
    T parse(String text, Path folder);
  }

  T parse(String text, Path folder) {
    return parser.parse(text, folder);
  }
}
