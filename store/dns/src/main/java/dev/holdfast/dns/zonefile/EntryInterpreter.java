package dev.holdfast.dns.zonefile;

import dev.holdfast.dns.text.TtlText;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Excerpt;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Turns one file's entries into records of the zone, carrying from entry to entry what later ones
/// may leave out: origin, TTL and owner.
///
/// An included file gets an interpreter of its own. It starts with the origin and TTL of the place
/// of its inclusion and hands nothing back, so that the including file means the same without it.
final class EntryInterpreter {

  private final String file;
  private final Includes includes;
  private final ZoneCollector zone;
  private final Problems problems;

  private Origin origin;
  private OptionalInt defaultTtl = OptionalInt.empty();
  private OptionalInt lastTtl = OptionalInt.empty();
  private Optional<DomainName> owner = Optional.empty();

  EntryInterpreter(
      String file, Origin origin, Includes includes, ZoneCollector zone, Problems problems) {
    this.file = file;
    this.origin = origin;
    this.includes = includes;
    this.zone = zone;
    this.problems = problems;
  }

  void readAll(Reader in) throws IOException {
    EntryReader entries = new EntryReader(in);
    for (Optional<Entry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
      Place place = new Place(file, entry.get().line());
      switch (entry.get()) {
        case Entry.Broken broken -> problems.add(place, broken.reason());
        case Entry.Whole whole -> read(place, whole);
      }
    }
  }

  private void read(Place place, Entry.Whole entry) {
    try {
      Words words = new Words(entry.text());
      if (!entry.indented() && entry.text().startsWith("$")) {
        readDirective(place, words);
      } else {
        readRecord(place, entry.indented(), words);
      }
    } catch (InvalidRecordException problem) {
      problems.add(place, problem.getMessage());
    }
  }

  private void readDirective(Place place, Words words) {
    String directive = words.take("the directive");
    switch (directive.toUpperCase(Locale.ROOT)) {
      case "$ORIGIN" -> {
        origin = new Origin.Known(origin.resolve(words.take("the name of $ORIGIN")));
        words.end();
      }
      case "$TTL" -> {
        defaultTtl = OptionalInt.of(TtlText.parse(words.take("the time of $TTL")));
        words.end();
      }
      case "$INCLUDE" -> include(words);
      case "$GENERATE" -> generate(place, words);
      default ->
          throw new InvalidRecordException(
              "no directive '%s'; there are $ORIGIN, $TTL, $INCLUDE and $GENERATE"
                  .formatted(Excerpt.of(directive)));
    }
  }

  private void readRecord(Place place, boolean indented, Words words) {
    DomainName owner = indented ? ownerBefore() : nextOwner(words);
    RecordLine line = RecordLine.parse(words);
    if (line.type().equals(RecordType.SOA)) {
      zone.attemptSoa();
      SoaText soa = SoaText.parse(line.rdata(), origin);
      zone.addSoa(place, owner, soa, ttl(line, OptionalInt.of(soa.minimumSeconds())));
    } else {
      int ttlSeconds = ttl(line, OptionalInt.empty());
      zone.add(place, owner, line.type(), ttlSeconds, origin.rdata(line.type(), line.rdata()));
    }
  }

  private DomainName ownerBefore() {
    return owner.orElseThrow(() ->
        new InvalidRecordException(
            "it is indented, which stands for the owner before, and there is none"));
  }

  private DomainName nextOwner(Words words) {
    owner = Optional.empty();
    owner = Optional.of(origin.resolve(words.take("the owner")));
    return owner.get();
  }

  /// The TTL of a record: its own, else that of `$TTL` (RFC 2308, section 4), else the last one
  /// stated (RFC 1035, section 5.1), else the SOA's minimum.
  private int ttl(RecordLine line, OptionalInt soaMinimum) {
    if (line.ttlSeconds().isPresent()) {
      lastTtl = line.ttlSeconds();
      return lastTtl.getAsInt();
    }
    if (defaultTtl.isPresent()) {
      return defaultTtl.getAsInt();
    }
    if (lastTtl.isEmpty()) {
      lastTtl = soaMinimum;
    }
    return lastTtl.orElseThrow(
        () -> new InvalidRecordException("it has no TTL; write one, or a $TTL line above"));
  }

  private void include(Words words) {
    Includes.Included included = includes.resolve(unquoted(words.take("the file of $INCLUDE")));
    Origin inside = words.isEmpty() ? origin : new Origin.Known(origin.resolve(words.take("")));
    words.end();
    EntryInterpreter interpreter =
        new EntryInterpreter(included.file().toString(), inside, included.inside(), zone, problems);
    interpreter.defaultTtl = defaultTtl;
    interpreter.lastTtl = lastTtl;
    try (InputStream in = Files.newInputStream(included.path())) {
      interpreter.readAll(ZoneFileReader.characters(in));
    } catch (IOException problem) {
      throw new InvalidRecordException(
          "$INCLUDE of %s: %s".formatted(included.file(), problem.getMessage()));
    }
  }

  private static String unquoted(String word) {
    boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
    return quoted ? word.substring(1, word.length() - 1) : word;
  }

  private void generate(Place place, Words words) {
    GenerateDirective directive = GenerateDirective.parse(words);
    int ttlSeconds = ttl(directive.line(), OptionalInt.empty());
    zone.attemptGenerated(directive.range().size());
    directive.expand(
        origin.resolve("@"),
        ttlSeconds,
        (owner, rdata) -> zone.add(place, owner, directive.line().type(), ttlSeconds, rdata));
  }
}
