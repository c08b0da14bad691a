package dev.holdfast.endpoint;

import dev.holdfast.record.RecordSets;

/// What an endpoint answers, or once answered: a generation and its record sets, by value.
public record Live(long generation, RecordSets contents, Change change) {

  public Live {
    if (generation < 1) {
      throw new IllegalArgumentException("generation %d is not positive".formatted(generation));
    }
  }
}
