package dev.holdfast.audit;

import dev.holdfast.collection.Recent;
import java.util.Collection;
import java.util.Optional;

/// The newest audit entries, oldest first.
///
/// @param entries by sequence, without gaps but for the leap of a restored store
/// @param last the sequence of the newest entry; 0 before the first
public record AuditLog(Recent<AuditEntry> entries, long last) {

  /// How many entries the state keeps.
  public static final int KEPT = 10_000;

  public static final AuditLog EMPTY = new AuditLog(Recent.empty(), 0);

  public AuditLog {
    if (!entries.isEmpty() && entries.lastPlace() != last) {
      throw new IllegalArgumentException(
          "the newest audit entry is %d, not %d".formatted(entries.lastPlace(), last));
    }
  }

  /// The sequence that the next entry must have.
  public long next() {
    return last + 1;
  }

  /// The oldest sequence still kept.
  public Optional<Long> oldest() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.firstPlace());
  }

  /// The entries after `sequence`, oldest first, as far as they are kept.
  public Collection<AuditEntry> after(long sequence) {
    return entries.after(sequence).values();
  }

  /// This log with `entry` at its end, and less its oldest one above [#KEPT].
  public AuditLog with(AuditEntry entry) {
    if (entry.sequence() != next()) {
      throw new IllegalArgumentException(
          "audit entry %d does not follow %d".formatted(entry.sequence(), last));
    }
    Recent<AuditEntry> longer = entries.plus(entry.sequence(), entry);
    return new AuditLog(longer.size() > KEPT ? longer.withoutFirst() : longer, entry.sequence());
  }
}
