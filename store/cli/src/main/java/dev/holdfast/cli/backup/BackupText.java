package dev.holdfast.cli.backup;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.holdfast.cli.console.Table;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.backup.Backup;
import dev.holdfast.replica.backup.BackupManifest;
import dev.holdfast.zone.Zone;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What a backup holds, for people and for programs.
final class BackupText {

  private BackupText() {}

  static String of(Backup backup) {
    BackupManifest manifest = backup.manifest();
    String head =
        """
        Cluster %s at revision %d, log index %d; taken at %s by node %s, version %s.
        State hash %s
        Digest     %s, %s, format version %d
        It holds %s
        """
            .formatted(
                manifest.cluster(),
                manifest.revision(),
                manifest.index(),
                manifest.takenAt().truncatedTo(ChronoUnit.SECONDS),
                manifest.node(),
                manifest.version(),
                backup.stateHash(),
                backup.digest(),
                Texts.counted(backup.octets(), "octet"),
                manifest.formatVersion(),
                counts(backup.state()).entrySet().stream()
                    .map(count -> "%s: %d".formatted(count.getKey(), count.getValue()))
                    .collect(Collectors.joining(", ")));
    return backup.state().zones().all().isEmpty() ? head.strip() : head + zones(backup.state());
  }

  private static String zones(State state) {
    Table table = Table.of("ZONE", "SERIAL", "ANSWERING", "RETIRED");
    for (Zone zone : state.zones().all()) {
      table.row(
          zone.name(), zone.serial(), zone.answering(), zone.endpoints().size() - zone.answering());
    }
    return table.toString();
  }

  /// How many there are of each kind of thing, by its name.
  private static Map<String, Long> counts(State state) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("zones", (long) state.zones().byName().size());
    counts.put(
        "endpoints", state.zones().all().stream().mapToLong(zone -> zone.endpoints().size()).sum());
    counts.put("open plans", (long) state.plans().open().size());
    counts.put("sealed plans", (long) state.plans().sealedNewestFirst().size());
    counts.put(
        "cleaned plans",
        state.plans().all().stream().filter(Plan.Cleaned.class::isInstance).count());
    counts.put("overrides", (long) state.overrides().size());
    counts.put(
        "freezes",
        (state.freezes().store().isPresent() ? 1L : 0L)
            + state.freezes().zones().size()
            + state.freezes().endpoints().size());
    counts.put("outside targets", (long) state.targets().byName().size());
    counts.put("remembered requests", (long) state.requests().bySequence().size());
    counts.put("audit entries", (long) state.audit().entries().size());
    return counts;
  }

  static Struct message(Backup backup) {
    BackupManifest manifest = backup.manifest();
    Struct.Builder told =
        Struct.newBuilder()
            .putFields("cluster", text(manifest.cluster()))
            .putFields("revision", text(manifest.revision()))
            .putFields("logIndex", text(manifest.index()))
            .putFields("takenAt", text(manifest.takenAt()))
            .putFields("node", text(manifest.node()))
            .putFields("version", text(manifest.version()))
            .putFields("formatVersion", text(manifest.formatVersion()))
            .putFields("stateHash", text(backup.stateHash()))
            .putFields("digest", text(backup.digest()))
            .putFields("octets", text(backup.octets()));
    Struct.Builder counts = Struct.newBuilder();
    counts(backup.state())
        .forEach((kind, count) -> counts.putFields(kind.replace(' ', '_'), text(count)));
    return told.putFields("counts", Value.newBuilder().setStructValue(counts).build()).build();
  }

  /// As text, like the API's 64-bit numbers in JSON.
  private static Value text(Object value) {
    return Value.newBuilder().setStringValue(value.toString()).build();
  }
}
