package dev.holdfast.chaos.legacy;

/// One change of a batch.
sealed interface LegacyChange {

  String name();

  /// Refused unless the name holds exactly this.
  record Delete(String name, LegacyEntry exactly) implements LegacyChange {}

  /// Refused if the name holds anything.
  record Create(String name, LegacyEntry entry) implements LegacyChange {}

  /// Whatever the name held before.
  record Upsert(String name, LegacyEntry entry) implements LegacyChange {}
}
