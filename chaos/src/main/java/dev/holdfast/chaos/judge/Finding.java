package dev.holdfast.chaos.judge;

import java.util.List;

/// One thing that must not happen and did.
///
/// @param rule that was broken, in a few words
/// @param what happened, as a sentence
/// @param window the operations that show it, and no others
public record Finding(String rule, String what, List<String> window) {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("%s: %s".formatted(rule, what));
    window.forEach(line -> text.append(System.lineSeparator()).append("    ").append(line));
    return text.toString();
  }
}
