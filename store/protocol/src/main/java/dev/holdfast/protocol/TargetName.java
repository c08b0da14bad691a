package dev.holdfast.protocol;

import java.util.regex.Pattern;

/// Names of outside targets, as enactors give them.
public final class TargetName {

  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private TargetName() {}

  /// @throws IllegalArgumentException if `name` is none
  static void check(String name) {
    if (!ALLOWED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no target's name; it has 1 to 63 of a-z, 0-9, '.', '_', '-', the first of them a"
                  .formatted(name)
              + " letter or a digit");
    }
  }
}
