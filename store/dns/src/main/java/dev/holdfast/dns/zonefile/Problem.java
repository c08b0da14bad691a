package dev.holdfast.dns.zonefile;

/// What is wrong with a line of a zone file.
///
/// @param reason cut where it is long: a line can be, and it may quote all of it
public record Problem(Place place, String reason) {

  private static final int MAX_CHARACTERS = 500;

  public Problem {
    reason =
        reason.length() <= MAX_CHARACTERS ? reason : reason.substring(0, MAX_CHARACTERS) + "...";
  }

  @Override
  public String toString() {
    return place + ": " + reason;
  }
}
