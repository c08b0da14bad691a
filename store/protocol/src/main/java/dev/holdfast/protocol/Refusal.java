package dev.holdfast.protocol;

/// Why a command was refused, or one endpoint of it.
///
/// @param rule name of the rule, one of [Rule] or a guard's
/// @param subject what it is about: an owner name, a zone, a plan, an override
/// @param limit what the rule allows
/// @param figure what was found instead
public record Refusal(String rule, String subject, String limit, String figure) {

  /// The refusal as a sentence for the person who asked.
  public String message() {
    return "%s at %s: the rule asks for %s; found %s".formatted(rule, subject, limit, figure);
  }
}
