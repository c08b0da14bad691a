package dev.holdfast.replica.codec;

import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives back what was shared before it was written: equal texts, and equal record sets of one
/// owner, become one object each. Changes memory, never meaning.
final class Sharing {

  /// Few callers and reasons make up most changes; a table of them need not be larger.
  private static final int TEXTS = 4096;

  private final Map<String, String> texts = new HashMap<>();

  String text(String text) {
    if (texts.size() >= TEXTS) {
      texts.clear();
    }
    return texts.computeIfAbsent(text, same -> same);
  }

  /// The same contents, with equal record sets among them being one object.
  static List<RecordSets> recordSets(List<RecordSets> contents) {
    if (contents.size() < 2) {
      return contents;
    }
    Map<RecordSet, RecordSet> seen = new HashMap<>();
    List<RecordSets> shared = new ArrayList<>(contents.size());
    for (RecordSets of : contents) {
      shared.add(
          RecordSets.of(of.asList().stream().map(it -> seen.computeIfAbsent(it, s -> s)).toList()));
    }
    return shared;
  }
}
