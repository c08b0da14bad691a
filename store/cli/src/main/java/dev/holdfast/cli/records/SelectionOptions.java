package dev.holdfast.cli.records;

import dev.holdfast.v1.Selection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Which endpoints a command is about.
final class SelectionOptions {

  @Option(names = "--zone", paramLabel = "ZONE", description = "Only endpoints of this zone.")
  private String zone = "";

  @Option(
      names = "--under",
      paramLabel = "NAME",
      description = "Only endpoints at or below this name.")
  private String under = "";

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "Only endpoints whose name begins with this text.")
  private String prefix = "";

  @Option(names = "--name", split = ",", paramLabel = "NAME", description = "Only these endpoints.")
  private List<String> names = new ArrayList<>();

  Selection message() {
    return Selection.newBuilder()
        .setZone(zone)
        .setUnder(under)
        .setNamePrefix(prefix)
        .addAllNames(names)
        .build();
  }
}
