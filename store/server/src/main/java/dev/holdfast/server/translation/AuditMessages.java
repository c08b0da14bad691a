package dev.holdfast.server.translation;

import dev.holdfast.v1.AuditEntry;

/// Entries of the audit log as messages.
public final class AuditMessages {

  private AuditMessages() {}

  public static AuditEntry entry(dev.holdfast.audit.AuditEntry entry) {
    return AuditEntry.newBuilder()
        .setSequence(entry.sequence())
        .setAt(Times.message(entry.at()))
        .setRevision(entry.revision())
        .setCaller(entry.caller())
        .setReason(entry.reason())
        .setCommand(entry.command())
        .addAllSubjects(entry.subjects())
        .setAccepted(entry.accepted())
        .setResult(entry.result())
        .addAllRefusals(entry.refusals())
        .build();
  }
}
