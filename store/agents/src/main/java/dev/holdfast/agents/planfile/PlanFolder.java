package dev.holdfast.agents.planfile;

import dev.holdfast.dns.zonefile.InvalidZoneFileException;
import dev.holdfast.dns.zonefile.OutOfRoomException;
import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.dns.zonefile.ZoneFileReader;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.RecordSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder of plan files, or a single one. The name of a file is that of its zone:
/// `eu.example.yaml` in octoDNS's layout, or `eu.example.zone` as a zone file. Of a zone file the
/// SOA is left out, for it belongs to the zone and not to a plan.
public final class PlanFolder {

  private static final Pattern PLAN_FILE = Pattern.compile("([^.].*)\\.(yaml|yml|zone)");

  private final PlannedContents.Builder contents = new PlannedContents.Builder();
  private final PlanProblems problems = new PlanProblems();
  private final List<String> files = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

  private PlanFolder() {}

  /// What the plan files in `place`, a folder or a file, say together.
  ///
  /// @throws InvalidPlanException if something in them is not understood
  /// @throws IOException if they cannot be read
  public static PlannedContents read(Path place) throws IOException {
    try {
      return readAll(place);
    } catch (OutOfRoomException | OutOfMemoryError _) {
      throw new InvalidPlanException(
          List.of(new PlanProblem(place.toString(), 0, "", OutOfRoomException.reason())), 1);
    }
  }

  private static PlannedContents readAll(Path place) throws IOException {
    PlanFolder folder = new PlanFolder();
    for (Path file : filesOf(place)) {
      folder.readFile(file, Files.isDirectory(place));
    }
    folder.problems.throwIfAny();
    PlannedContents contents = folder.contents.build(folder.files, folder.ignored);
    PlanSize.problem(contents.endpoints()).ifPresent(reason -> folder.problem(place, reason));
    folder.problems.throwIfAny();
    return contents;
  }

  private static List<Path> filesOf(Path place) throws IOException {
    if (!Files.exists(place)) {
      throw new NoSuchFileException(place.toString());
    }
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> entries = Files.list(place)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void readFile(Path file, boolean amongOthers) throws IOException {
    Matcher name = PLAN_FILE.matcher(file.getFileName().toString());
    if (!name.matches()) {
      if (amongOthers) {
        ignored.add(file.toString());
      } else {
        problem(file, "a plan file is named after its zone: eu.example.yaml or eu.example.zone");
      }
      return;
    }
    files.add(file.toString());
    try {
      DomainName zone = DomainName.of(name.group(1));
      if (name.group(2).equals("zone")) {
        readZoneFile(file, zone);
      } else {
        YamlPlanFile.read(file, zone, contents, problems);
      }
    } catch (InvalidRecordException noZone) {
      problem(file, "the name of the file is not that of a zone: " + noZone.getMessage());
    }
  }

  private void readZoneFile(Path file, DomainName zone) throws IOException {
    try {
      ZoneFile read = ZoneFileReader.read(file, zone);
      if (!read.apex().equals(zone)) {
        problem(
            file,
            "its SOA is that of zone %s; the file is named after zone %s"
                .formatted(read.apex(), zone));
        return;
      }
      read.endpoints().forEach((owner, sets) -> addFromZoneFile(file, owner, sets));
    } catch (InvalidZoneFileException invalid) {
      problems.addAll(invalid);
    }
  }

  private void addFromZoneFile(Path file, DomainName owner, RecordSets sets) {
    try {
      contents.add(owner, sets, file.toString());
    } catch (InvalidRecordException problem) {
      problem(file, problem.getMessage());
    }
  }

  private void problem(Path file, String reason) {
    problems.add(new PlanProblem(file.toString(), 0, "", reason));
  }
}
