package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A folder of plan files. The one thing in a simulation that is real: a planner reads files, and
/// there is no port between it and them. Whether they have changed shows in a name and not in a
/// time, so that it is the same in every run.
final class PlanFiles implements AutoCloseable {

  private final Path folder;
  private int versions;

  private PlanFiles(Path folder) {
    this.folder = folder;
  }

  static PlanFiles create() {
    try {
      return new PlanFiles(Files.createTempDirectory("holdfast-simulated-plans"));
    } catch (IOException e) {
      throw new UncheckedIOException("no folder can be made for plan files", e);
    }
  }

  Path folder() {
    return folder;
  }

  /// Writes files that say this, in place of those that are there.
  void write(List<Command.Desired> desired) {
    try {
      for (DomainName zone : List.of(Realm.PLANNED, Realm.SPARE)) {
        Files.writeString(folder.resolve(zone + "yaml"), yaml(zone, desired));
      }
      Files.deleteIfExists(version());
      versions++;
      Files.createFile(version());
    } catch (IOException e) {
      throw new UncheckedIOException("the plan files in %s cannot be written".formatted(folder), e);
    }
  }

  private Path version() {
    return folder.resolve("version-" + versions);
  }

  private static String yaml(DomainName zone, List<Command.Desired> desired) {
    String lines =
        desired.stream()
            .filter(one -> one.owner().isBelow(zone))
            .map(PlanFiles::line)
            .collect(Collectors.joining());
    return lines.isEmpty() ? "{}\n" : lines;
  }

  private static String line(Command.Desired desired) {
    String label = desired.owner().toString().replaceFirst("\\..*", "");
    return desired.contents().asList().stream()
        .map(PlanFiles::set)
        .collect(Collectors.joining(", ", label + ": [", "]\n"));
  }

  private static String set(RecordSet set) {
    String values =
        set.rdata().stream()
            .map(value -> "'" + text(set, value) + "'")
            .collect(Collectors.joining(", "));
    return "{type: %s, ttl: %d, values: [%s]}".formatted(set.type(), set.ttlSeconds(), values);
  }

  private static String text(RecordSet set, Rdata value) {
    try {
      return set.type().isAddress()
          ? InetAddress.getByAddress(value.toBytes()).getHostAddress()
          : DomainName.fromWire(value.toBytes()).toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException("an address has no text", impossible);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the plan files in %s cannot be deleted".formatted(folder), e);
    }
  }
}
