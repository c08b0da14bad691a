package dev.holdfast.dns.zonefile;

/// A line of a zone file, counted from 1.
public record Place(String file, int line) {

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
