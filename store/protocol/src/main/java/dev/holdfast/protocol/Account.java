package dev.holdfast.protocol;

import dev.holdfast.record.DomainName;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tells commands and outcomes in the words of the audit log.
final class Account {

  private Account() {}

  /// Some of a number of things.
  ///
  /// @param first as many as somebody cares to read
  /// @param count how many there are
  record Told(Stream<String> first, int count) {

    private static Told of(Object... all) {
      return new Told(Stream.of(all).map(Object::toString), all.length);
    }

    private static <T> Told of(Collection<T> all, Function<T, Object> words) {
      return new Told(all.stream().map(words).map(Object::toString), all.size());
    }
  }

  /// The command's name, as in the protocol's table.
  static String name(Command command) {
    return command.getClass().getSimpleName();
  }

  /// What the command is about.
  static Told subjects(Command command) {
    return switch (command) {
      case Command.OpenPlan _ -> Told.of();
      case Command.StageRecordSets stage ->
          Told.of(plan(stage.generation()), "chunk " + stage.chunk());
      case Command.SealPlan seal -> Told.of(plan(seal.generation()));
      case Command.EnactPlan enact -> Told.of(plan(enact.generation()), scope(enact.scope()));
      case Command.RollBack back -> selection(back.selection());
      case Command.PutRecordSets put ->
          Told.of(put.puts(), one -> one.owner() + " " + one.recordSet().type());
      case Command.DeleteRecordSets delete ->
          Told.of(
              delete.deletions(),
              one -> one.owner() + one.type().map(type -> " " + type).orElse(""));
      case Command.Transact transact ->
          Told.of(
              Stream.concat(transact.then().owners(), transact.otherwise().owners())
                  .distinct()
                  .toList(),
              owner -> owner);
      case Command.CleanUp cleanUp -> Told.of("all but the newest " + cleanUp.keepNewest());
      case Command.ClaimEnactment claim ->
          Told.of("target " + claim.target(), plan(claim.generation()));
      case Command.ReportEnactment report ->
          Told.of(
              "target " + report.target(),
              plan(report.generation()),
              report.endpoints().size() + " endpoints");
      case Command.ForgetTarget forget -> Told.of("target " + forget.target());
      case Command.Freeze freeze -> held(freeze.held());
      case Command.Unfreeze unfreeze -> held(unfreeze.held());
      case Command.SetGuards set ->
          Told.of(set.endpoint().map(DomainName::toString).orElse("zone " + set.zone()));
      case Command.SetHistoryLimit set -> Told.of("zone " + set.zone());
      case Command.GrantOverride grant -> Told.of(grant.endpoints(), owner -> owner);
      case Command.RevokeOverride revoke -> Told.of("override " + revoke.override());
      case Command.CreateZone create -> Told.of("zone " + create.zone());
      case Command.ImportZone load -> Told.of("zone " + load.zone(), plan(load.generation()));
      case Command.DeleteZone delete -> Told.of("zone " + delete.zone());
      case Command.EnableAccess _, Command.DisableAccess _ -> Told.of();
      case Command.GrantRole(var grant) -> Told.of(grant.principal(), grant);
      case Command.RevokeRole(var grant) -> Told.of(grant.principal(), grant);
      case Command.AddToken add -> Told.of("token " + add.token(), add.principal());
      case Command.RevokeToken revoke -> Told.of("token " + revoke.token());
    };
  }

  private static String plan(long generation) {
    return "plan " + generation;
  }

  private static String scope(Command.Scope scope) {
    return switch (scope) {
      case Command.Scope.All() -> "all its endpoints";
      case Command.Scope.Named(var endpoints) -> endpoints.size() + " endpoints";
    };
  }

  private static Told selection(Command.Selection selection) {
    return switch (selection) {
      case Command.Selection.Endpoints(var endpoints) -> Told.of(endpoints, owner -> owner);
      case Command.Selection.LiveFrom(long generation) ->
          Told.of("all that is live from plan " + generation);
    };
  }

  private static Told held(Command.Held held) {
    return switch (held) {
      case Command.Held.WholeStore() -> Told.of("the store");
      case Command.Held.WholeZone(DomainName zone) -> Told.of("zone " + zone);
      case Command.Held.Endpoints(var endpoints) -> Told.of(endpoints, owner -> owner);
    };
  }

  /// What became of a command, in a few words.
  static String result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.PlanOpened opened -> plan(opened.generation()) + " opened";
      case Outcome.RecordSetsStaged staged ->
          "%d endpoints staged in %d chunks".formatted(staged.endpoints(), staged.chunks());
      case Outcome.PlanSealed sealed ->
          "sealed with %d endpoints, digest %s".formatted(sealed.endpoints(), sealed.digest());
      case Outcome.PlanEnacted enacted ->
          "%d endpoints enacted, %d live already, %d refused"
              .formatted(enacted.enacted(), enacted.alreadyLive(), enacted.refused().size());
      case Outcome.RolledBack back ->
          "%d endpoints rolled back as generation %d%s"
              .formatted(back.endpoints(), back.generation(), back.frozen() ? " and frozen" : "");
      case Outcome.RecordSetsPut put ->
          "%d endpoints written as generation %d".formatted(put.endpoints(), put.generation());
      case Outcome.RecordSetsDeleted deleted ->
          "%d record sets deleted as generation %d"
              .formatted(deleted.recordSets(), deleted.generation());
      case Outcome.Transacted made ->
          "%s; %d endpoints written as generation %d"
              .formatted(
                  made.held() ? "all comparisons held" : "not all comparisons held",
                  made.endpoints(),
                  made.generation());
      case Outcome.CleanedUp cleaned ->
          "%d plans cleaned, %d spared"
              .formatted(cleaned.cleaned().size(), cleaned.spared().size());
      case Outcome.EnactmentClaimed claimed -> "claimed until " + claimed.expiresAt();
      case Outcome.EnactmentReported reported ->
          "%d endpoints reported, %d before, %d refused"
              .formatted(
                  reported.reported(), reported.alreadyReported(), reported.refused().size());
      case Outcome.TargetForgotten _ -> "forgotten";
      case Outcome.Frozen frozen -> frozen.subjects() + " frozen";
      case Outcome.Unfrozen unfrozen -> unfrozen.subjects() + " unfrozen";
      case Outcome.GuardsSet _ -> "guards set";
      case Outcome.HistoryLimitSet set -> "%d contents kept".formatted(set.contents());
      case Outcome.OverrideGranted granted -> "override %d granted".formatted(granted.override());
      case Outcome.OverrideRevoked revoked -> "override %d revoked".formatted(revoked.override());
      case Outcome.ZoneCreated created -> "created as generation " + created.generation();
      case Outcome.ZoneImported loaded -> loaded.endpoints() + " endpoints imported";
      case Outcome.ZoneDeleted _ -> "deleted";
      case Outcome.AccessEnabled _ -> "access enabled";
      case Outcome.AccessDisabled _ -> "access disabled";
      case Outcome.RoleGranted _ -> "granted";
      case Outcome.RoleRevoked _ -> "revoked";
      case Outcome.TokenAdded added ->
          "added" + added.expiresAt().map(end -> ", valid until " + end).orElse("");
      case Outcome.TokenRevoked _ -> "revoked";
      case Outcome.Refused _ -> "refused";
    };
  }

  /// What refused a command, or parts of it.
  static Told refusals(Outcome outcome) {
    List<Refusal> refusals =
        switch (outcome) {
          case Outcome.Refused refused -> refused.refusals();
          case Outcome.PlanEnacted enacted -> enacted.refused();
          case Outcome.EnactmentReported reported -> reported.refused();
          case Outcome _ -> List.of();
        };
    return Told.of(refusals, Refusal::message);
  }
}
