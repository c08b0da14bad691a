package dev.holdfast.chaos.history;

/// A rule that stood against a change, and what it was about.
public record Refusal(String rule, String subject) {

  @Override
  public String toString() {
    return "%s at %s".formatted(rule, subject);
  }
}
