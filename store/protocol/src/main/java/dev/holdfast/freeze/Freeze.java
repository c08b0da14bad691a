package dev.holdfast.freeze;

import dev.holdfast.endpoint.Change;
import java.time.temporal.ChronoUnit;

/// A freeze in force.
///
/// @param subject what is frozen, in words: `the store`, `zone eu.example.`, `api.eu.example.`
/// @param by who froze it, when, and why
public record Freeze(String subject, Change by) {

  /// The freeze as a clause for the person who meets it.
  public String message() {
    return "%s frozen by %s at %s: %s"
        .formatted(
            subject,
            by.author(),
            by.at().truncatedTo(ChronoUnit.SECONDS),
            by.reason().isEmpty() ? "no reason given" : by.reason());
  }
}
