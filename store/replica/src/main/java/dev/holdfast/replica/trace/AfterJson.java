package dev.holdfast.replica.trace;

import com.google.gson.stream.JsonWriter;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.guard.GuardOverride;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Event;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.zone.Zone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells what the state holds after a command, of all that the command touched.
final class AfterJson {

  private final JsonWriter json;
  private final State before;
  private final State after;
  private final List<Event> events;

  private AfterJson(JsonWriter json, State before, Step step) {
    this.json = json;
    this.before = before;
    this.after = step.state();
    this.events = step.events();
  }

  static void write(JsonWriter json, Command command, State before, Step step) throws IOException {
    AfterJson writer = new AfterJson(json, before, step);
    json.name("revision").value(step.state().revision());
    json.name("last_generation").value(step.state().lastGeneration());
    writer.endpoints();
    writer.overrides();
    writer.about(command, step);
  }

  /// Every endpoint that changed.
  private void endpoints() throws IOException {
    json.name("endpoints").beginArray();
    for (Event event : events) {
      if (event instanceof Event.EndpointChanged changed) {
        endpoint(changed.owner(), changed.endpoint());
      }
    }
    json.endArray();
  }

  private void endpoint(DomainName owner, Endpoint endpoint) throws IOException {
    json.beginObject();
    json.name("owner").value(owner.toString());
    ContentJson.live(json, owner, endpoint.live());
    json.name("history").beginArray();
    for (Live past : endpoint.history()) {
      json.value(past.generation());
    }
    json.endArray();
    json.endObject();
  }

  /// Every override that is not what it was: granted, used, revoked or forgotten.
  private void overrides() throws IOException {
    json.name("overrides").beginArray();
    if (before.overrides() != after.overrides()) {
      List<Long> ids = new ArrayList<>(before.overrides().keySet());
      after.overrides().keySet().stream().filter(id -> !ids.contains(id)).forEach(ids::add);
      for (long id : ids) {
        Optional<GuardOverride> now = Optional.ofNullable(after.overrides().get(id));
        if (!now.equals(Optional.ofNullable(before.overrides().get(id)))) {
          override(id, now);
        }
      }
    }
    json.endArray();
  }

  private void override(long id, Optional<GuardOverride> now) throws IOException {
    json.beginObject();
    json.name("override").value(id);
    json.name("in_force").value(now.isPresent());
    if (now.isPresent()) {
      json.name("uses_left").value(now.get().usesLeft());
      json.name("expires_at").value(now.get().expiresAt().toString());
    }
    json.endObject();
  }

  private void about(Command command, Step step) throws IOException {
    switch (command) {
      case Command.OpenPlan _ -> {
        if (step.reply().outcome() instanceof Outcome.PlanOpened(long generation)) {
          plan(generation);
        }
      }
      case Command.StageRecordSets stage -> plan(stage.generation());
      case Command.SealPlan seal -> sealed(seal.generation());
      case Command.EnactPlan enact -> plan(enact.generation());
      case Command.RollBack back -> rolledBack(back);
      case Command.PutRecordSets _, Command.DeleteRecordSets _, Command.Transact _ -> {}
      case Command.CleanUp _ -> cleaned();
      case Command.ClaimEnactment claim -> claimed(claim.target(), claim.generation());
      case Command.ReportEnactment report -> reported(report.target(), report.endpoints());
      case Command.ForgetTarget forget ->
          json.name("known").value(after.targets().find(forget.target()).isPresent());
      case Command.Freeze freeze -> frozen(freeze.held());
      case Command.Unfreeze unfreeze -> frozen(unfreeze.held());
      case Command.SetGuards set -> zone(set.zone());
      case Command.SetHistoryLimit set -> zone(set.zone());
      case Command.GrantOverride _, Command.RevokeOverride _ -> {}
      case Command.CreateZone create -> zone(create.zone());
      case Command.ImportZone load -> zone(load.zone());
      case Command.DeleteZone delete -> zone(delete.zone());
      case Command.EnableAccess _, Command.DisableAccess _ -> access();
      case Command.GrantRole _, Command.RevokeRole _ -> access();
      case Command.AddToken _, Command.RevokeToken _ -> access();
    }
  }

  private void access() throws IOException {
    json.name("access_enabled").value(after.access().enabled());
    json.name("grants").value(after.access().grants().size());
    json.name("tokens").value(after.access().tokens().size());
  }

  private void plan(long generation) throws IOException {
    Optional<Plan> plan = after.plans().find(generation);
    if (plan.isPresent()) {
      json.name("plan").beginObject();
      json.name("generation").value(generation);
      json.name("status").value(status(plan.get()));
      json.endObject();
    }
  }

  private static String status(Plan plan) {
    return switch (plan) {
      case Plan.Open _ -> "open";
      case Plan.Sealed _ -> "sealed";
      case Plan.Cleaned _ -> "cleaned";
    };
  }

  /// A plan that was sealed just now is told in full.
  private void sealed(long generation) throws IOException {
    plan(generation);
    if (!events.isEmpty()
        && after.plans().find(generation).orElseThrow() instanceof Plan.Sealed sealed) {
      json.name("contents").beginObject();
      StateJson.contents(json, sealed.contents());
      json.endObject();
    }
  }

  private void cleaned() throws IOException {
    json.name("cleaned").beginArray();
    for (Event event : events) {
      if (event instanceof Event.PlanChanged(Plan plan)) {
        json.value(plan.generation());
      }
    }
    json.endArray();
  }

  /// Which of the endpoints it changed are frozen now.
  private void rolledBack(Command.RollBack back) throws IOException {
    if (back.freeze()) {
      List<DomainName> changed = new ArrayList<>();
      for (Event event : events) {
        if (event instanceof Event.EndpointChanged endpoint) {
          changed.add(endpoint.owner());
        }
      }
      frozen(changed);
    }
  }

  private void frozen(Command.Held held) throws IOException {
    switch (held) {
      case Command.Held.WholeStore() ->
          json.name("store_frozen").value(after.freezes().ofStore().isPresent());
      case Command.Held.WholeZone(DomainName zone) ->
          json.name("zone_frozen").value(after.freezes().ofZone(zone).isPresent());
      case Command.Held.Endpoints(var endpoints) -> frozen(endpoints);
    }
  }

  private void frozen(List<DomainName> endpoints) throws IOException {
    json.name("frozen");
    ArgumentsJson.names(
        json,
        endpoints.stream().filter(owner -> after.freezes().ofEndpoint(owner).isPresent()).toList());
  }

  private void claimed(String name, long generation) throws IOException {
    Optional<OutsideTarget> target = after.targets().find(name);
    if (target.isPresent() && target.get().claims(generation, after.clock())) {
      json.name("claimed_until")
          .value(target.get().claims().get(generation).expiresAt().toString());
    }
  }

  private void reported(String name, List<DomainName> endpoints) throws IOException {
    Optional<OutsideTarget> target = after.targets().find(name);
    json.name("held").beginArray();
    for (DomainName owner : endpoints) {
      json.beginObject();
      json.name("owner").value(owner.toString());
      json.name("generation").value(target.map(known -> known.generationAt(owner)).orElse(0L));
      json.endObject();
    }
    json.endArray();
  }

  private void zone(DomainName name) throws IOException {
    Optional<Zone> zone = after.zones().find(name);
    json.name("zone").beginObject();
    json.name("zone").value(name.toString());
    json.name("exists").value(zone.isPresent());
    json.name("floor").value(zone.map(Zone::floor).orElse(after.floor()));
    if (zone.isPresent()) {
      json.name("endpoints").value(zone.get().endpoints().size());
      json.name("history_limit").value(zone.get().settings().historyLimit());
    }
    json.endObject();
  }
}
