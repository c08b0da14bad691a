package dev.holdfast.cli.backup;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.dns.zonefile.ZoneFileReader;
import dev.holdfast.dns.zonefile.ZoneFileWriter;
import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zone;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder that holds one zone file for each zone and nothing else.
final class ZoneFolder {

  private static final String SUFFIX = ".zone";

  private ZoneFolder() {}

  /// Makes the folder with all files in it, or, if anything fails, none.
  static void write(Path folder, Collection<Zone> zones) throws IOException {
    Path target = folder.toAbsolutePath();
    Path part = Files.createTempDirectory(target.getParent(), target.getFileName() + ".");
    try {
      for (Zone zone : zones) {
        Path file = part.resolve(fileName(zone.name()));
        try (Writer out = Files.newBufferedWriter(file)) {
          ZoneFileWriter.write(zone, out);
        }
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
          written.force(true);
        }
      }
      SavedFile.refuseExisting(target);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(part);
    }
  }

  private static void delete(Path part) throws IOException {
    if (Files.exists(part)) {
      for (Path file : files(part)) {
        Files.delete(file);
      }
      Files.delete(part);
    }
  }

  /// The zone's name, with what a file name cannot hold as `%` and two hexadecimal digits.
  private static String fileName(DomainName zone) {
    String name = zone.toString();
    String relative = name.equals(".") ? "root" : name.substring(0, name.length() - 1);
    return relative.replace("%", "%25").replace("/", "%2F") + SUFFIX;
  }

  /// All zones of the folder, those above others first.
  static SortedMap<DomainName, ZoneFile> read(Path folder) throws IOException {
    SortedMap<DomainName, ZoneFile> zones = new TreeMap<>();
    for (Path file : files(folder)) {
      if (file.toString().endsWith(SUFFIX)) {
        ZoneFile zone = ZoneFileReader.read(file);
        if (zones.put(zone.apex(), zone) != null) {
          throw CommandException.refused(
              "%s is a second file of zone %s. Nothing was sent.".formatted(file, zone.apex()));
        }
      }
    }
    if (zones.isEmpty()) {
      throw CommandException.usage(
          "%s holds no zone file; their names end in %s.".formatted(folder, SUFFIX));
    }
    return zones;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
