package dev.holdfast.cli.freeze;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a freeze holds: one of these.
final class HeldOptions {

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Endpoints.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--zone", paramLabel = "ZONE", description = "A zone with all it holds.")
  private String zone = "";

  @Option(names = "--store", description = "All that the store holds.")
  private boolean store;

  List<String> names() {
    return names;
  }

  String zone() {
    return zone;
  }

  boolean store() {
    return store;
  }

  /// What is held, as the subject of a sentence.
  String text() {
    if (store) {
      return "The store";
    }
    return zone.isEmpty() ? String.join(", ", names) : "Zone " + zone;
  }

  /// The same as arguments of a command.
  String arguments() {
    if (store) {
      return "--store";
    }
    return zone.isEmpty() ? String.join(" ", names) : "--zone " + zone;
  }

  String verb() {
    return names.size() > 1 ? "are" : "is";
  }
}
