package dev.holdfast.server.config;

import java.util.List;

/// What people have to know of one key.
///
/// @param name its path; `[]` stands for the place in a list
/// @param standard what holds where nothing is written; `required`, or `none`
/// @param form which texts may be written
/// @param meaning in Markdown
public record KeyDescription(String name, String standard, String form, String meaning) {

  /// All keys there are, in the order of the documentation.
  public static List<KeyDescription> all() {
    return Keys.all().stream().map(KeyDescription::of).toList();
  }

  private static KeyDescription of(Key<?> key) {
    return new KeyDescription(key.name(), key.standardText(), key.kind().form(), key.meaning());
  }
}
