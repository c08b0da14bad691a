package dev.holdfast.agents.planfile;

import dev.holdfast.dns.zonefile.HeapWatch;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan file in YAML. Its top level maps names, relative to the zone, to one record set or a list
/// of several; an empty list retires the endpoint.
final class YamlPlanFile {

  private final String file;
  private final DomainName zone;
  private final PlannedContents.Builder contents;
  private final PlanProblems problems;

  private YamlPlanFile(
      String file, DomainName zone, PlannedContents.Builder contents, PlanProblems problems) {
    this.file = file;
    this.zone = zone;
    this.contents = contents;
    this.problems = problems;
  }

  static void read(
      Path path, DomainName zone, PlannedContents.Builder contents, PlanProblems problems)
      throws IOException {
    YamlPlanFile file = new YamlPlanFile(path.toString(), zone, contents, problems);
    if (Files.size(path) > YamlReader.MAX_OCTETS) {
      problems.add(
          new PlanProblem(
              path.toString(),
              0,
              "",
              "it has %d octets; the limit of a YAML file is %d; split the plan, or write a zone file"
                  .formatted(Files.size(path), YamlReader.MAX_OCTETS)));
      return;
    }
    try (InputStream in = new HeapWatch(Files.newInputStream(path))) {
      Optional<YamlTree> root = YamlReader.read(in);
      root.ifPresent(file::readNames);
    } catch (YamlProblem problem) {
      problems.add(problem.in(file.file));
    }
  }

  private void readNames(YamlTree root) {
    switch (root) {
      case YamlTree.Mapping mapping -> mapping.entries().entrySet().forEach(this::readName);
      case YamlTree.Nothing _ -> {
        // Comments only: a file that names no endpoint.
      }
      case YamlTree.Text _, YamlTree.Sequence _ ->
          throw new YamlProblem(
              root.line(),
              "",
              "the file is %s; write names with their record sets, 'www: {type: A, ...}'"
                  .formatted(root.kind()));
    }
  }

  private void readName(Map.Entry<String, YamlTree> entry) {
    String key = Keys.below("", entry.getKey());
    int line = entry.getValue().line();
    try {
      DomainName owner = owner(entry.getKey());
      contents.add(owner, recordSets(key, entry.getValue()), file);
    } catch (YamlProblem problem) {
      problems.add(problem.in(file));
    } catch (InvalidRecordException problem) {
      problems.add(new PlanProblem(file, line, key, problem.getMessage()));
    }
  }

  private DomainName owner(String name) {
    if (name.isEmpty() || name.equals("@")) {
      return zone;
    }
    if (endsInDot(name)) {
      throw new InvalidRecordException(
          "the names of a plan file are relative to its zone %s; leave out the zone and the dot"
              .formatted(zone));
    }
    // Alone first: an open escape at its end would swallow the dot before the zone.
    DomainName.of(name);
    return DomainName.of(zone.isRoot() ? name : name + "." + zone);
  }

  /// Whether the name's last dot ends a label and is not, as `\.`, part of one.
  private static boolean endsInDot(String name) {
    String front = name.replaceAll("\\\\.", "");
    return front.endsWith(".");
  }

  private RecordSets recordSets(String key, YamlTree tree) {
    return switch (tree) {
      case YamlTree.Sequence sequence -> {
        List<RecordSet> sets = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
          sets.add(RecordReader.read(zone, Keys.item(key, i), sequence.items().get(i)));
        }
        yield RecordSets.of(sets);
      }
      case YamlTree.Mapping mapping -> RecordSets.of(RecordReader.read(zone, key, mapping));
      case YamlTree.Text _, YamlTree.Nothing _ ->
          throw new YamlProblem(
              tree.line(),
              key,
              "it is %s; write {type: ..., ttl: ..., values: [...]}, or [] to retire the endpoint"
                  .formatted(tree.kind()));
    };
  }
}
