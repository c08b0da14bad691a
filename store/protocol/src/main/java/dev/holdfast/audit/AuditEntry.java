package dev.holdfast.audit;

import java.time.Instant;
import java.util.List;

/// One applied command.
///
/// @param sequence its place among all commands ever applied, from 1
/// @param at the leader's stamp
/// @param revision the store's revision after it
/// @param caller as the node that took the call knew it
/// @param reason the caller's words; may be empty
/// @param command the command's name, e.g. `EnactPlan`
/// @param subjects what it was about: the first few, then how many more
/// @param accepted whether it was carried out, be it in part
/// @param result what became of it, in words
/// @param refusals what refused it or parts of it, with rule, limit and figure: the first few, then
///   how many more
public record AuditEntry(
    long sequence,
    Instant at,
    long revision,
    String caller,
    String reason,
    String command,
    List<String> subjects,
    boolean accepted,
    String result,
    List<String> refusals) {

  /// How many subjects and refusals an entry spells out.
  public static final int SPELLED_OUT = 10;

  public AuditEntry {
    subjects = List.copyOf(subjects);
    refusals = List.copyOf(refusals);
  }
}
