package dev.holdfast.access;

/// Somebody who calls, under the name that a certificate or a token vouches for.
public record Principal(String name) implements Comparable<Principal> {

  private static final int LONGEST = 255;

  /// @throws IllegalArgumentException if `name` is none
  public Principal {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a principal has a name of 1 to %d characters, without control characters and without space around it"
              .formatted(LONGEST));
    }
  }

  /// Whether a principal may have this name.
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && text.equals(text.strip())
        && text.chars().noneMatch(Character::isISOControl);
  }

  @Override
  public int compareTo(Principal other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
