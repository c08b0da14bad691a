package dev.holdfast.golden;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.protocol.Event;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Zone;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes what a step did, as the golden scripts show it.
final class StepText {

  private StepText() {}

  static List<String> lines(Step step) {
    List<String> lines = new ArrayList<>();
    lines.add(
        (step.reply().repeat() ? "repeated: " : "")
            + outcome(step.reply().outcome())
            + " (revision %d)".formatted(step.reply().revision()));
    switch (step.reply().outcome()) {
      case Outcome.Refused refused -> refused.refusals().forEach(r -> lines.add(refusal(r)));
      case Outcome.PlanEnacted enacted -> enacted.refused().forEach(r -> lines.add(refusal(r)));
      case Outcome.EnactmentReported told -> told.refused().forEach(r -> lines.add(refusal(r)));
      default -> {
        // Nothing to add.
      }
    }
    for (Event event : step.events()) {
      if (event instanceof Event.EndpointChanged changed) {
        lines.add("    " + endpoint(changed.owner(), changed.endpoint()));
      }
    }
    return lines;
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.PlanOpened o -> "plan %d opened".formatted(o.generation());
      case Outcome.RecordSetsStaged o ->
          "plan %d has %d chunks, %d endpoints, %d record sets"
              .formatted(o.generation(), o.chunks(), o.endpoints(), o.recordSets());
      case Outcome.PlanSealed o ->
          "plan %d sealed with %d endpoints".formatted(o.generation(), o.endpoints());
      case Outcome.PlanEnacted o ->
          "plan %d: %d enacted, %d already live, %d refused"
              .formatted(o.generation(), o.enacted(), o.alreadyLive(), o.refused().size());
      case Outcome.RolledBack o ->
          "%d rolled back as generation %d%s"
              .formatted(o.endpoints(), o.generation(), o.frozen() ? ", frozen" : "");
      case Outcome.RecordSetsPut o -> "put as generation %d".formatted(o.generation());
      case Outcome.RecordSetsDeleted o ->
          "%d record sets deleted as generation %d".formatted(o.recordSets(), o.generation());
      case Outcome.Transacted o ->
          "%s: %d changed as generation %d"
              .formatted(o.held() ? "then" : "else", o.endpoints(), o.generation());
      case Outcome.CleanedUp o ->
          "cleaned %s, spared %s"
              .formatted(
                  o.cleaned(),
                  o.spared().stream()
                      .map(s -> s.generation() + " " + s.because())
                      .collect(Collectors.joining(", ", "[", "]")));
      case Outcome.EnactmentClaimed o ->
          "plan %d claimed for %s until %s".formatted(o.generation(), o.target(), o.expiresAt());
      case Outcome.EnactmentReported o ->
          "plan %d at %s: %d reported, %d before, %d refused"
              .formatted(
                  o.generation(),
                  o.target(),
                  o.reported(),
                  o.alreadyReported(),
                  o.refused().size());
      case Outcome.TargetForgotten o -> "target %s forgotten".formatted(o.target());
      case Outcome.Frozen o -> "%d frozen".formatted(o.subjects());
      case Outcome.Unfrozen o -> "%d unfrozen".formatted(o.subjects());
      case Outcome.GuardsSet o -> "guards of %s set".formatted(o.endpoint().orElse(o.zone()));
      case Outcome.HistoryLimitSet o ->
          "zone %s keeps %d contents".formatted(o.zone(), o.contents());
      case Outcome.OverrideGranted o -> "override %d granted".formatted(o.override());
      case Outcome.OverrideRevoked o -> "override %d revoked".formatted(o.override());
      case Outcome.ZoneCreated o -> "zone %s created".formatted(o.zone());
      case Outcome.ZoneImported o ->
          "zone %s imported: %d endpoints from plan %d"
              .formatted(o.zone(), o.endpoints(), o.generation());
      case Outcome.ZoneDeleted o -> "zone %s deleted".formatted(o.zone());
      case Outcome.AccessEnabled _ -> "access enabled";
      case Outcome.AccessDisabled _ -> "access disabled";
      case Outcome.RoleGranted o -> "%s is %s".formatted(o.grant().principal(), o.grant());
      case Outcome.RoleRevoked o ->
          "%s is no longer %s".formatted(o.grant().principal(), o.grant());
      case Outcome.TokenAdded o ->
          "token %s added%s"
              .formatted(o.token(), o.expiresAt().map(end -> ", valid until " + end).orElse(""));
      case Outcome.TokenRevoked o -> "token %s revoked".formatted(o.token());
      case Outcome.Refused _ -> "refused";
    };
  }

  private static String refusal(Refusal refusal) {
    return "  - " + refusal.message();
  }

  static String endpoint(DomainName owner, Endpoint endpoint) {
    return "%s generation %d: %s%s"
        .formatted(
            owner,
            endpoint.live().generation(),
            contents(endpoint.live().contents()),
            endpoint.history().stream()
                .map(past -> Long.toString(past.generation()))
                .collect(Collectors.joining(" ", " [before: ", "]")));
  }

  static String zone(Zone zone) {
    return "%s serial %s floor %d, %d endpoints"
        .formatted(zone.name(), zone.serial(), zone.floor(), zone.endpoints().size());
  }

  private static String contents(RecordSets contents) {
    return contents.isEmpty()
        ? "nothing"
        : contents.asList().stream().map(StepText::recordSet).collect(Collectors.joining(" and "));
  }

  private static String recordSet(RecordSet set) {
    return "%s %d %s"
        .formatted(
            set.type(),
            set.ttlSeconds(),
            IntStream.range(0, set.rdata().size())
                .mapToObj(i ->
                    rdata(set, set.rdata().get(i))
                        + (set.isWeighted() ? "=" + set.weights().get(i) : ""))
                .collect(Collectors.joining(" ")));
  }

  private static String rdata(RecordSet set, Rdata value) {
    try {
      return switch (set.type().toString()) {
        case "A", "AAAA" -> InetAddress.getByAddress(value.toBytes()).getHostAddress();
        case "CNAME", "NS" -> DomainName.fromWire(value.toBytes()).toString();
        default -> new String(value.toBytes(), java.nio.charset.StandardCharsets.US_ASCII);
      };
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
