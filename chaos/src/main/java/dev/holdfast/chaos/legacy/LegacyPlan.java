package dev.holdfast.chaos.legacy;

import java.util.List;

/// A plan: all its endpoints are to have the same addresses.
///
/// @param endpoints in the order in which they are walked
/// @param addresses of both families
public record LegacyPlan(long generation, List<String> endpoints, List<String> addresses) {
  public LegacyPlan {
    endpoints = List.copyOf(endpoints);
    addresses = List.copyOf(addresses);
  }
}
