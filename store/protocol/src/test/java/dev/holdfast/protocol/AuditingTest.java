package dev.holdfast.protocol;

import static dev.holdfast.protocol.Stage.a;
import static dev.holdfast.protocol.Stage.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.audit.AuditEntry;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Goal: every command that is applied is on the record, with what became of it.
class AuditingTest {

  private final Stage stage = Stage.withZone();

  @Test
  void an_entry_tells_who_what_when_why_and_what_became_of_it() {
    stage.tell("ops", "more room", stage.put("api.example.", a(1)));

    assertThat(last())
        .isEqualTo(
            new AuditEntry(
                2,
                Instant.parse("2025-10-19T22:00:00Z"),
                2,
                "ops",
                "more room",
                "PutRecordSets",
                List.of("api.example. A"),
                true,
                "1 endpoints written as generation 2",
                List.of()));
  }

  @Test
  void a_refusal_is_on_the_record_with_rule_limit_and_figure() {
    stage.tell(stage.put("api.example.", a(1)));
    stage.tell(stage.delete("api.example."));

    assertThat(last().accepted()).isFalse();
    assertThat(last().result()).isEqualTo("refused");
    assertThat(last().revision()).isEqualTo(2);
    assertThat(last().subjects()).containsExactly("api.example.");
    assertThat(last().refusals())
        .containsExactly(
            "never-empty at api.example.: the rule asks for at least 1 address; found 0 would be"
                + " left of 1 now live");
  }

  @Test
  void each_command_is_told_in_its_own_words() {
    long plan = stage.plan("api.example.", only(a(1)));
    assertThat(last().command()).isEqualTo("SealPlan");
    assertThat(last().result()).startsWith("sealed with 1 endpoints, digest ");
    List<AuditEntry> planning = List.copyOf(stage.state().audit().after(1));
    assertThat(told(planning.get(0))).isEqualTo("OpenPlan []: plan 2 opened");
    assertThat(told(planning.get(1)))
        .isEqualTo("StageRecordSets [plan 2, chunk 0]: 1 endpoints staged in 1 chunks");
    assertThat(planning.get(2).subjects()).containsExactly("plan 2");
    tells(
        stage.enact(plan, Command.Mode.ATOMIC),
        "EnactPlan [plan 2, all its endpoints]: 1 endpoints enacted, 0 live already, 0 refused");
    tells(
        new Command.EnactPlan(
            plan,
            new Command.Scope.Named(List.of(owner("api.example."))),
            Command.Mode.INDEPENDENT,
            List.of()),
        "EnactPlan [plan 2, 1 endpoints]: 0 endpoints enacted, 1 live already, 0 refused");
    stage.tell(stage.put("api.example.", a(2)));
    tells(
        back(new Command.Selection.Endpoints(List.of(owner("api.example."))), true),
        "RollBack [api.example.]: 1 endpoints rolled back as generation 4 and frozen");
    tells(
        new Command.Unfreeze(new Command.Held.Endpoints(List.of(owner("api.example.")))),
        "Unfreeze [api.example.]: 1 unfrozen");
    tells(
        back(new Command.Selection.Endpoints(List.of(owner("api.example."))), false),
        "RollBack [api.example.]: 1 endpoints rolled back as generation 5");
    tells(
        back(new Command.Selection.LiveFrom(plan), false),
        "RollBack [all that is live from plan 2]: refused");
    tells(
        new Command.CleanUp(1, Duration.ZERO),
        "CleanUp [all but the newest 1]: 0 plans cleaned, 0 spared");
    tells(
        new Command.ClaimEnactment("bind", plan, Duration.ofMinutes(1)),
        "ClaimEnactment [target bind, plan 2]: claimed until 2025-10-19T22:01:00Z");
    tells(
        new Command.ReportEnactment("bind", plan, List.of(owner("api.example."))),
        "ReportEnactment [target bind, plan 2, 1 endpoints]: 1 endpoints reported, 0 before, 0"
            + " refused");
    tells(new Command.ForgetTarget("bind"), "ForgetTarget [target bind]: forgotten");
    tells(new Command.Freeze(new Command.Held.WholeStore()), "Freeze [the store]: 1 frozen");
    tells(new Command.Unfreeze(new Command.Held.WholeStore()), "Unfreeze [the store]: 1 unfrozen");
    tells(
        new Command.Freeze(new Command.Held.WholeZone(owner("example."))),
        "Freeze [zone example.]: 1 frozen");
    tells(
        new Command.Unfreeze(new Command.Held.WholeZone(owner("example."))),
        "Unfreeze [zone example.]: 1 unfrozen");
    tells(
        new Command.SetGuards(owner("example."), Optional.empty(), GuardSettings.NONE),
        "SetGuards [zone example.]: guards set");
    tells(
        new Command.SetGuards(
            owner("example."), Optional.of(owner("api.example.")), GuardSettings.NONE),
        "SetGuards [api.example.]: guards set");
    tells(
        new Command.SetHistoryLimit(owner("example."), 3),
        "SetHistoryLimit [zone example.]: 3 contents kept");
    tells(
        new Command.GrantOverride(
            List.of("never-empty"), List.of(owner("api.example.")), Duration.ofHours(1), 1),
        "GrantOverride [api.example.]: override 1 granted");
    tells(
        stage.delete("api.example.", 1L),
        "DeleteRecordSets [api.example.]: 1 record sets deleted as generation 6");
    tells(new Command.RevokeOverride(1), "RevokeOverride [override 1]: override 1 revoked");
    tells(
        new Command.DeleteZone(owner("example."), List.of()),
        "DeleteZone [zone example.]: deleted");
    stage.zone("example.net.");
    assertThat(told(last())).isEqualTo("CreateZone [zone example.net.]: created as generation 7");
    long imported = stage.plan("www.example.net.", only(a(1)));
    tells(
        new Command.ImportZone(owner("example.net."), Stage.SOA, Serial.FIRST, imported, List.of()),
        "ImportZone [zone example.net., plan 8]: 1 endpoints imported");
  }

  @Test
  void of_many_subjects_and_refusals_the_first_ten_are_spelled_out() {
    List<Command.Put> ten = puts(10);
    stage.tell(new Command.PutRecordSets(ten, List.of(), List.of()));
    assertThat(last().subjects()).hasSize(10);
    assertThat(last().refusals()).hasSize(10);
    stage.tell(new Command.PutRecordSets(puts(11), List.of(), List.of()));
    assertThat(last().subjects()).hasSize(11).last().isEqualTo("and 1 more");
    assertThat(last().refusals()).hasSize(11).last().isEqualTo("and 1 more");
  }

  @Test
  void a_repeated_request_is_on_the_record_once() {
    Request request =
        new Request(
            Optional.of(new Request.Key("id", Digest.ofContent(new byte[0]))),
            "someone",
            "",
            new Command.OpenPlan());
    Step first = Protocol.apply(stage.state(), request, Instant.EPOCH);
    Step again = Protocol.apply(first.state(), request, Instant.EPOCH);
    assertThat(first.state().audit().last()).isEqualTo(2);
    assertThat(again.state().audit()).isEqualTo(first.state().audit());
  }

  @Test
  void the_log_keeps_the_newest_entries_without_gaps() {
    AuditLog log = AuditLog.EMPTY;
    assertThat(log.oldest()).isEmpty();
    for (int i = 1; i <= AuditLog.KEPT; i++) {
      log = log.with(entry(i));
    }
    assertThat(log.oldest()).contains(1L);
    log = log.with(entry(AuditLog.KEPT + 1));
    assertThat(log.oldest()).contains(2L);
    assertThat(log.entries()).hasSize(AuditLog.KEPT);
    assertThat(log.after(AuditLog.KEPT))
        .extracting(AuditEntry::sequence)
        .containsExactly((long) AuditLog.KEPT + 1);
    assertThat(log.next()).isEqualTo(AuditLog.KEPT + 2);
    AuditLog full = log;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> full.with(entry(3)))
        .withMessageContaining("does not follow");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AuditLog(full.entries(), 3))
        .withMessageContaining("not 3");
  }

  private void tells(Command command, String told) {
    stage.tell(command);
    assertThat(told(last())).isEqualTo(told);
  }

  private static String told(AuditEntry entry) {
    return "%s %s: %s".formatted(entry.command(), entry.subjects(), entry.result());
  }

  private AuditEntry last() {
    return stage.state().audit().entries().get(stage.state().audit().last());
  }

  private static AuditEntry entry(long sequence) {
    return new AuditEntry(
        sequence, Instant.EPOCH, 0, "", "", "OpenPlan", List.of(), true, "", List.of());
  }

  private static List<Command.Put> puts(int count) {
    return new ArrayList<>(
        IntStream.range(0, count)
            .mapToObj(i -> new Command.Put(owner("e%d.elsewhere.".formatted(i)), a(1)))
            .toList());
  }

  private static Command back(Command.Selection selection, boolean freeze) {
    return new Command.RollBack(selection, new Command.Destination.Previous(), List.of(), freeze);
  }

  private static DomainName owner(String name) {
    return DomainName.of(name);
  }
}
