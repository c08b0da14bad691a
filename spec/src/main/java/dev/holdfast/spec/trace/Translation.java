package dev.holdfast.spec.trace;

import dev.holdfast.spec.CheckException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Makes rows of a section's events.
final class Translation {

  private final Rows rows;
  private final PlanRows plans;
  private final LiveRows live;
  private final OperationRows operations;
  private final ZoneRows zones;

  private Translation(Rows rows) {
    this.rows = rows;
    this.plans = new PlanRows(rows);
    this.live = new LiveRows(rows);
    this.operations = new OperationRows(rows);
    this.zones = new ZoneRows(rows, live);
  }

  /// What a section is in the specification.
  record Translated(Endpoints endpoints, List<Row> rows) {}

  static Translated of(Section section) {
    Set<String> apexes = apexes(section);
    Endpoints endpoints = new Endpoints(apexes);
    Set<String> zones = new TreeSet<>(apexes);
    zones.add(Endpoints.NOWHERE);
    Rows rows = new Rows(endpoints, new Known(zones));
    Translation translation = new Translation(rows);
    new Begin(rows, translation.operations, section.start()).make();
    section.events().forEach(record -> translation.add(Event.of(record)));
    return new Translated(endpoints, rows.made);
  }

  /// Every zone that is, will be or was asked to be. A name belongs to one zone from beginning to
  /// end, so zones within each other cannot be told apart.
  private static Set<String> apexes(Section section) {
    TreeSet<String> apexes = new TreeSet<>();
    section.start().list("zones").forEach(zone -> apexes.add(zone.text("zone")));
    apexes.addAll(section.start().fields("frozen").texts("zones"));
    for (Fields event : section.events()) {
      Fields arguments = event.fields("arguments");
      if (arguments.has("zone")) {
        apexes.add(arguments.text("zone"));
      }
    }
    for (String one : apexes) {
      for (String other : apexes) {
        if (!one.equals(other) && Endpoints.isWithin(one, other)) {
          throw new CheckException(
              "this trace cannot be checked: zone %s lies within zone %s, and the specification has no zones within each other"
                  .formatted(one, other));
        }
      }
    }
    return apexes;
  }

  static String refusedBy(String rule) {
    return Rules.isSpecified(rule)
        ? "refused by %s, where the specification does not have it".formatted(rule)
        : "refused by %s, which the specification does not have".formatted(rule);
  }

  private void add(Event event) {
    rows.expire(event);
    if (event.repeat()) {
      rows.addNothing(event, "a repeated request, answered again");
    } else {
      addFirst(event);
    }
    rows.known.lastGeneration = event.lastGeneration();
  }

  /// What it compared and meant to write is not recorded; what came of it is.
  private void transact(Event event) {
    if (event.accepted()) {
      rows.addAsLogged(event, "a transaction, followed as it was recorded");
    } else {
      rows.addNothing(event, refusedBy(event.refusals().getFirst().rule()));
    }
  }

  private void addFirst(Event event) {
    switch (event.action()) {
      case "OpenPlan" -> plans.openPlan(event);
      case "StageRecordSets" -> plans.stageRecordSets(event);
      case "SealPlan" -> plans.sealPlan(event);
      case "EnactPlan" -> live.enactPlan(event);
      case "RollBack" -> live.rollBack(event);
      case "PutRecordSets" -> live.putRecordSets(event);
      case "DeleteRecordSets" -> live.deleteRecordSets(event);
      case "Transact" -> transact(event);
      case "CleanUp" -> plans.cleanUp(event);
      case "ClaimEnactment" -> plans.claimEnactment(event);
      case "ReportEnactment" -> plans.reportEnactment(event);
      case "ForgetTarget" -> plans.forgetTarget(event);
      case "Freeze" -> operations.freeze(event);
      case "Unfreeze" -> operations.unfreeze(event);
      case "SetGuards" -> operations.setGuards(event);
      case "SetHistoryLimit" -> operations.setHistoryLimit(event);
      case "GrantOverride" -> operations.grantOverride(event);
      case "RevokeOverride" -> operations.revokeOverride(event);
      case "CreateZone" -> zones.createZone(event);
      case "ImportZone" -> zones.importZone(event);
      case "DeleteZone" -> zones.deleteZone(event);
      case "EnableAccess", "DisableAccess", "GrantRole", "RevokeRole", "AddToken", "RevokeToken" ->
          rows.addNothing(event, "access, which Access.tla is about");
      default ->
          throw event
              .record()
              .problem("'%s' is no command of the specification".formatted(event.action()));
    }
  }
}
