package dev.holdfast.replica.trace;

import com.google.gson.stream.JsonWriter;
import dev.holdfast.access.Grant;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Tells what a command asks for, as members of an open object.
final class ArgumentsJson {

  private final JsonWriter json;

  private ArgumentsJson(JsonWriter json) {
    this.json = json;
  }

  static void write(JsonWriter json, Command command) throws IOException {
    new ArgumentsJson(json).write(command);
  }

  private void write(Command command) throws IOException {
    switch (command) {
      case Command.OpenPlan _ -> {}
      case Command.StageRecordSets stage -> stage(stage);
      case Command.SealPlan seal -> json.name("generation").value(seal.generation());
      case Command.EnactPlan enact -> enact(enact);
      case Command.RollBack back -> rollBack(back);
      case Command.PutRecordSets put -> {
        owners(put.puts().stream().map(Command.Put::owner).distinct().toList());
        overrides(put.overrides());
      }
      case Command.DeleteRecordSets delete -> {
        owners(delete.deletions().stream().map(Command.Deletion::owner).distinct().toList());
        json.name("whole").value(delete.deletions().stream().allMatch(one -> one.type().isEmpty()));
        overrides(delete.overrides());
      }
      case Command.Transact transact -> {
        json.name("comparisons").value(transact.comparisons().size());
        overrides(transact.overrides());
      }
      case Command.CleanUp cleanUp -> {
        json.name("keep_newest").value(cleanUp.keepNewest());
        json.name("open_older_than_ms").value(cleanUp.openOlderThan().toMillis());
      }
      case Command.ClaimEnactment claim -> about(claim.target(), claim.generation());
      case Command.ReportEnactment report -> {
        about(report.target(), report.generation());
        owners(report.endpoints());
      }
      case Command.ForgetTarget forget -> json.name("target").value(forget.target());
      case Command.Freeze freeze -> held(freeze.held());
      case Command.Unfreeze unfreeze -> held(unfreeze.held());
      case Command.SetGuards set -> setGuards(set);
      case Command.SetHistoryLimit set -> {
        json.name("zone").value(set.zone().toString());
        json.name("contents").value(set.contents());
      }
      case Command.GrantOverride grant -> {
        json.name("rules");
        texts(json, grant.rules());
        owners(grant.endpoints());
        json.name("valid_for_ms").value(grant.validFor().toMillis());
        json.name("uses").value(grant.uses());
      }
      case Command.RevokeOverride revoke -> json.name("override").value(revoke.override());
      case Command.CreateZone create -> json.name("zone").value(create.zone().toString());
      case Command.ImportZone load -> {
        json.name("zone").value(load.zone().toString());
        json.name("generation").value(load.generation());
        overrides(load.overrides());
      }
      case Command.DeleteZone delete -> {
        json.name("zone").value(delete.zone().toString());
        overrides(delete.overrides());
      }
      case Command.EnableAccess _, Command.DisableAccess _ -> {}
      case Command.GrantRole(Grant grant) -> grant(grant);
      case Command.RevokeRole(Grant grant) -> grant(grant);
      case Command.AddToken add -> {
        json.name("token").value(add.token());
        json.name("principal").value(add.principal().name());
      }
      case Command.RevokeToken revoke -> json.name("token").value(revoke.token());
    }
  }

  private void grant(Grant grant) throws IOException {
    json.name("principal").value(grant.principal().name());
    json.name("role").value(grant.role().toString());
    json.name("scope").value(grant.scope().toString());
  }

  private void stage(Command.StageRecordSets stage) throws IOException {
    json.name("generation").value(stage.generation());
    json.name("chunk").value(stage.chunk());
    json.name("endpoints").beginArray();
    for (Command.Desired desired : stage.endpoints()) {
      json.beginObject();
      json.name("owner").value(desired.owner().toString());
      json.name("content");
      ContentJson.write(json, desired.owner(), desired.contents());
      json.endObject();
    }
    json.endArray();
  }

  private void enact(Command.EnactPlan enact) throws IOException {
    json.name("generation").value(enact.generation());
    json.name("mode").value(enact.mode().name().toLowerCase(Locale.ROOT));
    if (enact.scope() instanceof Command.Scope.Named(var endpoints)) {
      owners(endpoints);
    }
    overrides(enact.overrides());
  }

  private void rollBack(Command.RollBack back) throws IOException {
    switch (back.selection()) {
      case Command.Selection.Endpoints(var endpoints) -> owners(endpoints);
      case Command.Selection.LiveFrom(long generation) -> json.name("live_from").value(generation);
    }
    if (back.destination() instanceof Command.Destination.Generation(long generation)) {
      json.name("to").value(generation);
    }
    json.name("freeze").value(back.freeze());
    overrides(back.overrides());
  }

  private void about(String target, long generation) throws IOException {
    json.name("target").value(target);
    json.name("generation").value(generation);
  }

  private void held(Command.Held held) throws IOException {
    switch (held) {
      case Command.Held.WholeStore() -> json.name("store").value(true);
      case Command.Held.WholeZone(DomainName zone) -> json.name("zone").value(zone.toString());
      case Command.Held.Endpoints(var endpoints) -> owners(endpoints);
    }
  }

  private void setGuards(Command.SetGuards set) throws IOException {
    json.name("zone").value(set.zone().toString());
    if (set.endpoint().isPresent()) {
      json.name("endpoint").value(set.endpoint().get().toString());
    }
    GuardSettings settings = set.settings();
    if (settings.minAddresses().isPresent()) {
      json.name("min_addresses").value(settings.minAddresses().getAsInt());
    }
  }

  private void owners(Collection<DomainName> endpoints) throws IOException {
    json.name("endpoints");
    names(json, endpoints);
  }

  private void overrides(List<Long> overrides) throws IOException {
    json.name("overrides").beginArray();
    for (long override : overrides) {
      json.value(override);
    }
    json.endArray();
  }

  static void names(JsonWriter json, Collection<DomainName> names) throws IOException {
    json.beginArray();
    for (DomainName name : names) {
      json.value(name.toString());
    }
    json.endArray();
  }

  static void texts(JsonWriter json, Collection<String> texts) throws IOException {
    json.beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }
}
