package dev.holdfast.chaos.history;

import java.util.SortedMap;

/// What a client was told that an endpoint holds.
///
/// @param generation live there; 0 where nothing ever was
/// @param revision at which it became so
/// @param sets by type, each as its TTL and its values in order of their text; empty where it is
///   retired
public record Endpoint(
    String name, long generation, long revision, SortedMap<String, String> sets) {

  @Override
  public String toString() {
    return "%s: generation %d of revision %d, %s".formatted(name, generation, revision, sets);
  }
}
