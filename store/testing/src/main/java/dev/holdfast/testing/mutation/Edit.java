package dev.holdfast.testing.mutation;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// One change of a source.
///
/// @param file as seen from the module's folder
/// @param original found once in the file
public record Edit(Path file, String original, String replacement) {

  /// @throws IllegalStateException if `text` does not hold the original once: the source has moved
  ///   on, and the change with it
  String applied(String text) {
    int found = text.split(Pattern.quote(original), -1).length - 1;
    if (found != 1) {
      throw new IllegalStateException(
          "%s holds '%s' %d times, not once".formatted(file, original, found));
    }
    return text.replace(original, replacement);
  }
}
