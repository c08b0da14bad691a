package dev.holdfast.chaos.answer;

/// What is asked for.
///
/// @param name absolute owner name
/// @param family of addresses
public record Question(String name, Family family) {

  public enum Family {
    A,
    AAAA
  }
}
