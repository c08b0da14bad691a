package dev.holdfast.guard;

import dev.holdfast.endpoint.Change;
import dev.holdfast.record.DomainName;
import java.time.Instant;
import java.util.List;

/// A recorded permission to break named guards at named endpoints, a few times and until an
/// instant.
///
/// @param id the number by which a change names the override it uses
/// @param rules names of the guards it lifts, sorted
/// @param endpoints the owner names it covers, in canonical order; no wildcards, no "all"
/// @param usesLeft how many more changes may use it
/// @param granted who granted it, when, and why
public record GuardOverride(
    long id,
    List<String> rules,
    List<DomainName> endpoints,
    Instant expiresAt,
    int usesLeft,
    Change granted) {

  public GuardOverride {
    rules = rules.stream().sorted().distinct().toList();
    endpoints = endpoints.stream().sorted().distinct().toList();
  }

  public boolean lifts(String rule, DomainName endpoint) {
    return rules.contains(rule) && endpoints.contains(endpoint);
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public GuardOverride usedOnce() {
    return new GuardOverride(id, rules, endpoints, expiresAt, usesLeft - 1, granted);
  }
}
