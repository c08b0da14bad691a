package dev.holdfast.server.config;

import java.util.Locale;
import java.util.Optional;

/// One key of the configuration.
///
/// @param name its full path, such as `dns.threads`; that of a list's entry has `[]` for its place
/// @param kind what may be written for it
/// @param required whether there has to be a value
/// @param standard what holds where nothing is written, written as one would; empty where it is
///   required, or where nothing holds then
/// @param meaning in one line, for people
record Key<T>(
    String name, Kind<T> kind, boolean required, Optional<String> standard, String meaning) {

  static final String PREFIX = "HOLDFAST_";

  /// The name of `path` with every place in a list left open: `members[].id` for `members[2].id`.
  static String template(String path) {
    return path.replaceAll("\\[[0-9]+]", "[]");
  }

  /// The path of the value in the list's entry at `place`.
  String at(int place) {
    return name.replace("[]", "[%d]".formatted(place));
  }

  /// The environment variable that gives the value at `path`: upper case, with `_` for whatever
  /// stands between words.
  static String variable(String path) {
    return PREFIX + path.replace("]", "").replaceAll("[.\\[]", "_").toUpperCase(Locale.ROOT);
  }

  /// What holds where nothing is written, for people.
  String standardText() {
    return required ? "required" : standard.orElse("none");
  }
}
