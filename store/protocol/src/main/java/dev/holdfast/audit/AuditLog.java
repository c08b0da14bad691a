package dev.holdfast.audit;

import java.util.Collection;
import java.util.Optional;
import org.pcollections.TreePMap;

/// The newest audit entries, oldest first.
///
/// @param entries by sequence, without gaps but for the leap of a restored store
/// @param last the sequence of the newest entry; 0 before the first
public record AuditLog(TreePMap<Long, AuditEntry> entries, long last) {

  /// How many entries the state keeps.
  public static final int KEPT = 10_000;

  public static final AuditLog EMPTY = new AuditLog(TreePMap.empty(), 0);

  public AuditLog {
    if (!entries.isEmpty() && entries.lastKey() != last) {
      throw new IllegalArgumentException(
          "the newest audit entry is %d, not %d".formatted(entries.lastKey(), last));
    }
  }

  /// The sequence that the next entry must have.
  public long next() {
    return last + 1;
  }

  /// The oldest sequence still kept.
  public Optional<Long> oldest() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.firstKey());
  }

  /// The entries after `sequence`, oldest first, as far as they are kept.
  public Collection<AuditEntry> after(long sequence) {
    return entries.tailMap(sequence, false).values();
  }

  /// This log with `entry` at its end, and less its oldest one above [#KEPT].
  public AuditLog with(AuditEntry entry) {
    if (entry.sequence() != next()) {
      throw new IllegalArgumentException(
          "audit entry %d does not follow %d".formatted(entry.sequence(), last));
    }
    TreePMap<Long, AuditEntry> longer = entries.plus(entry.sequence(), entry);
    return new AuditLog(
        longer.size() > KEPT ? longer.minus(longer.firstKey()) : longer, entry.sequence());
  }
}
