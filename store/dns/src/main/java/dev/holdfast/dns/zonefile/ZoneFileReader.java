package dev.holdfast.dns.zonefile;

import dev.holdfast.record.DomainName;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads zone files. A file is read to its end whatever is wrong with it, so that all of that can
/// be said at once; then it is used whole or not at all.
public final class ZoneFileReader {

  private ZoneFileReader() {}

  /// The zone in `file`, which says with `$ORIGIN` or final dots what its names are.
  ///
  /// @throws InvalidZoneFileException if a line of it is bad
  /// @throws IOException if it cannot be read
  public static ZoneFile read(Path file) throws IOException {
    return read(file, new Origin.Unknown());
  }

  /// The zone in `file`, whose names without final dot end in `origin` until it says otherwise.
  ///
  /// @throws InvalidZoneFileException if a line of it is bad
  /// @throws IOException if it cannot be read
  public static ZoneFile read(Path file, DomainName origin) throws IOException {
    return read(file, new Origin.Known(origin));
  }

  /// The zone in `in`, called `name` in what is said about it. It cannot include files, as it lies
  /// in no folder.
  ///
  /// @throws InvalidZoneFileException if a line of it is bad
  /// @throws IOException if it cannot be read
  public static ZoneFile read(InputStream in, String name, DomainName origin) throws IOException {
    return read(in, name, new Origin.Known(origin), new Includes.Nowhere());
  }

  private static ZoneFile read(Path file, Origin origin) throws IOException {
    Includes includes = Includes.beside(file);
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString(), origin, includes);
    }
  }

  private static ZoneFile read(InputStream in, String name, Origin origin, Includes includes)
      throws IOException {
    Problems problems = new Problems();
    try {
      ZoneCollector zone = new ZoneCollector(problems);
      new EntryInterpreter(name, origin, includes, zone, problems).readAll(characters(in));
      return zone.finish(name).orElseThrow(() -> problems.toException(name));
    } catch (OutOfRoomException | OutOfMemoryError _) {
      problems.add(new Place(name, 1), OutOfRoomException.reason());
      throw problems.toException(name);
    }
  }

  static Reader characters(InputStream in) {
    return new InputStreamReader(new HeapWatch(in), StandardCharsets.UTF_8);
  }
}
