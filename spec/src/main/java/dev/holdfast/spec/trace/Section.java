package dev.holdfast.spec.trace;

import java.util.List;

/// A stretch of a trace without a hole: the whole state, and every command after it.
///
/// @param ending how it ends, in words
record Section(Fields start, List<Fields> events, String ending) {
  Section {
    events = List.copyOf(events);
  }
}
