package dev.holdfast.cli.audit;

import dev.holdfast.cli.console.Times;
import dev.holdfast.v1.AuditEntry;

/// An entry of the audit log for people: a line, and one more for each refusal.
final class AuditText {

  private AuditText() {}

  static String of(AuditEntry entry) {
    StringBuilder text =
        new StringBuilder(
            "%d  %s  %s  %s"
                .formatted(
                    entry.getSequence(),
                    Times.print(entry.getAt()),
                    entry.getCaller(),
                    entry.getCommand()));
    if (entry.getSubjectsCount() > 0) {
      text.append(' ').append(String.join(", ", entry.getSubjectsList()));
    }
    text.append(": ").append(entry.getResult());
    if (!entry.getReason().isEmpty()) {
      text.append(" (").append(entry.getReason()).append(')');
    }
    entry.getRefusalsList().forEach(refusal -> text.append("\n    ").append(refusal));
    return text.toString();
  }
}
