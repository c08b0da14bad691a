package dev.holdfast.chaos.cluster;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command line that starts a node: this JVM's `java`, options and class path, and `holdfast
/// node`.
///
/// Where the `holdfast` command is not on the class path, as in tests of modules below it,
/// [NodeMain] stands in, which starts the same node.
final class NodeCommand {

  private static final String COMMAND = "dev.holdfast.cli.Main";

  /// Options of this JVM that concern the classes, and not the purpose of this process.
  private static final List<String> INHERITED =
      List.of(
          "--enable-native-access",
          "--sun-misc-unsafe-memory-access",
          "-XX:AOTCache=",
          "-XX:+UseCompactObjectHeaders",
          "-Xlog:aot",
          "-Xlog:cds",
          "-Dholdfast.",
          "-ea");

  private NodeCommand() {}

  /// @param classes folders to take classes from before those of this JVM
  static List<String> of(Path config, List<Path> classes, List<String> jvm) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    inherited().forEach(command::add);
    command.addAll(jvm);
    command.add("-cp");
    command.add(
        Stream.concat(
                classes.stream().map(Path::toString),
                Stream.of(System.getProperty("java.class.path")))
            .collect(Collectors.joining(File.pathSeparator)));
    if (isPresent(COMMAND)) {
      command.addAll(List.of(COMMAND, "node", "--config"));
    } else {
      command.add(NodeMain.class.getName());
    }
    command.add(config.toString());
    return command;
  }

  private static Stream<String> inherited() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> INHERITED.stream().anyMatch(option::startsWith));
  }

  private static boolean isPresent(String className) {
    try {
      Class.forName(className, false, NodeCommand.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }
}
