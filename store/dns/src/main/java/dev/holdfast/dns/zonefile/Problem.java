package dev.holdfast.dns.zonefile;

/// What is wrong with a line of a zone file.
public record Problem(Place place, String reason) {

  @Override
  public String toString() {
    return place + ": " + reason;
  }
}
