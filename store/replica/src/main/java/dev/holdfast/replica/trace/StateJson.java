package dev.holdfast.replica.trace;

import com.google.gson.stream.JsonWriter;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.freeze.Freezes;
import dev.holdfast.guard.GuardOverride;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanContents;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.target.OutsideTarget;
import dev.holdfast.zone.Zone;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/// Tells a whole state: what a section of a trace begins with.
final class StateJson {

  private final JsonWriter json;

  private StateJson(JsonWriter json) {
    this.json = json;
  }

  static void write(JsonWriter json, State state) throws IOException {
    StateJson writer = new StateJson(json);
    json.name("at").value(state.clock().toString());
    json.name("revision").value(state.revision());
    json.name("last_generation").value(state.lastGeneration());
    json.name("floor").value(state.floor());
    json.name("last_override").value(state.lastOverride());
    writer.zones(state);
    writer.plans(state);
    writer.freezes(state.freezes());
    json.name("overrides").beginArray();
    for (GuardOverride override : state.overrides().values()) {
      writer.override(override);
    }
    json.endArray();
    json.name("targets").beginArray();
    for (OutsideTarget target : state.targets().all()) {
      writer.target(target, state.clock());
    }
    json.endArray();
  }

  private void zones(State state) throws IOException {
    json.name("zones").beginArray();
    for (Zone zone : state.zones().all()) {
      json.beginObject();
      json.name("zone").value(zone.name().toString());
      json.name("floor").value(zone.floor());
      json.name("history_limit").value(zone.settings().historyLimit());
      leastAddresses(zone.settings().guards());
      json.name("guards_at").beginArray();
      for (Map.Entry<DomainName, GuardSettings> at : zone.settings().guardsAt().entrySet()) {
        json.beginObject();
        json.name("owner").value(at.getKey().toString());
        leastAddresses(at.getValue());
        json.endObject();
      }
      json.endArray();
      json.name("endpoints").beginArray();
      for (Map.Entry<DomainName, Endpoint> entry : zone.endpoints().entrySet()) {
        endpoint(entry.getKey(), entry.getValue());
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
  }

  private void leastAddresses(GuardSettings guards) throws IOException {
    if (guards.minAddresses().isPresent()) {
      json.name("min_addresses").value(guards.minAddresses().getAsInt());
    }
  }

  private void endpoint(DomainName owner, Endpoint endpoint) throws IOException {
    json.beginObject();
    json.name("owner").value(owner.toString());
    ContentJson.live(json, owner, endpoint.live());
    json.name("history").beginArray();
    for (Live past : endpoint.history()) {
      json.beginObject();
      ContentJson.live(json, owner, past);
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private void plans(State state) throws IOException {
    json.name("plans").beginArray();
    for (Plan plan : state.plans().all()) {
      json.beginObject();
      json.name("generation").value(plan.generation());
      json.name("opened_at").value(plan.opened().at().toString());
      switch (plan) {
        case Plan.Open open -> {
          json.name("status").value("open");
          json.name("chunks").value(open.chunks());
          contents(json, open.contents());
        }
        case Plan.Sealed sealed -> {
          json.name("status").value("sealed");
          contents(json, sealed.contents());
        }
        case Plan.Cleaned _ -> json.name("status").value("cleaned");
      }
      json.endObject();
    }
    json.endArray();
  }

  /// What a plan says, as a member of an open object.
  static void contents(JsonWriter json, PlanContents contents) throws IOException {
    json.name("endpoints").beginArray();
    for (var entry : contents.endpoints().entrySet()) {
      json.beginObject();
      json.name("owner").value(entry.getKey().toString());
      json.name("content");
      ContentJson.write(json, entry.getKey(), entry.getValue());
      json.endObject();
    }
    json.endArray();
  }

  private void freezes(Freezes freezes) throws IOException {
    json.name("frozen").beginObject();
    json.name("store").value(freezes.ofStore().isPresent());
    json.name("zones");
    ArgumentsJson.names(json, freezes.zones().keySet());
    json.name("endpoints");
    ArgumentsJson.names(json, freezes.endpoints().keySet());
    json.endObject();
  }

  private void override(GuardOverride override) throws IOException {
    json.beginObject();
    json.name("override").value(override.id());
    json.name("rules");
    ArgumentsJson.texts(json, override.rules());
    json.name("endpoints");
    ArgumentsJson.names(json, override.endpoints());
    json.name("expires_at").value(override.expiresAt().toString());
    json.name("uses_left").value(override.usesLeft());
    json.endObject();
  }

  private void target(OutsideTarget target, Instant now) throws IOException {
    json.beginObject();
    json.name("target").value(target.name());
    json.name("claims").beginArray();
    for (var claim : target.claims().entrySet()) {
      if (!claim.getValue().isExpired(now)) {
        json.beginObject();
        json.name("generation").value(claim.getKey());
        json.name("expires_at").value(claim.getValue().expiresAt().toString());
        json.endObject();
      }
    }
    json.endArray();
    json.name("held").beginArray();
    for (var held : target.holds().entrySet()) {
      json.beginObject();
      json.name("owner").value(held.getKey().toString());
      json.name("generation").value(held.getValue().generation());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }
}
