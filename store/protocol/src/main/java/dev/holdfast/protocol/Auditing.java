package dev.holdfast.protocol;

import dev.holdfast.audit.AuditEntry;
import java.util.ArrayList;
import java.util.List;

/// Puts every command that is applied, and what became of it, into the audit log.
final class Auditing {

  private Auditing() {}

  /// @param after the state after the command, at its final revision
  static State recorded(State after, Request request, Outcome outcome) {
    AuditEntry entry =
        new AuditEntry(
            after.audit().next(),
            after.clock(),
            after.revision(),
            request.caller(),
            request.reason(),
            Account.name(request.command()),
            firstFew(Account.subjects(request.command())),
            !(outcome instanceof Outcome.Refused),
            Account.result(outcome),
            firstFew(Account.refusals(outcome)));
    return after.with(after.audit().with(entry));
  }

  private static List<String> firstFew(Account.Told told) {
    List<String> few = new ArrayList<>(told.first().limit(AuditEntry.SPELLED_OUT).toList());
    if (told.count() > few.size()) {
      few.add("and %d more".formatted(told.count() - few.size()));
    }
    return few;
  }
}
