package dev.holdfast.cli.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The file in a data folder that says what runs there. A line for each thing, its parts between
/// tabs; written anew as a whole, so that a reader sees one version or the other.
public record StateFile(Path file) {

  private static final String NAME = "running";
  private static final String ENDING = "ending";

  private static final String PROTECTED = "protected";

  private static final String HEAD =
      "# What 'holdfast up' has started here; 'holdfast down' ends it by this list.";

  public static StateFile in(Path dataFolder) {
    return new StateFile(dataFolder.resolve(NAME));
  }

  /// What was started, dead or alive; empty if nothing was, or it has been ended.
  public Optional<RunningCluster> read() throws IOException {
    return Files.exists(file) ? read(file) : read(file.resolveSibling(ENDING));
  }

  private static Optional<RunningCluster> read(Path file) throws IOException {
    try {
      List<RunningProcess> processes = new ArrayList<>();
      List<String> servers = new ArrayList<>();
      boolean isProtected = false;
      for (String line : Files.readAllLines(file)) {
        if (line.equals(PROTECTED)) {
          isProtected = true;
        } else if (!line.startsWith("#")) {
          read(line.split("\t", -1), processes, servers);
        }
      }
      return Optional.of(new RunningCluster(processes, servers, isProtected));
    } catch (NoSuchFileException nothingRuns) {
      return Optional.empty();
    } catch (RuntimeException spoilt) {
      throw new IOException("%s is not as 'holdfast up' writes it".formatted(file), spoilt);
    }
  }

  private static void read(String[] parts, List<RunningProcess> processes, List<String> servers) {
    switch (parts[0]) {
      case "process" ->
          processes.add(
              new RunningProcess(
                  parts[1], new ProcessIdentity(Long.parseLong(parts[2]), parts[3])));
      case "server" -> servers.add(parts[1]);
      default -> throw new IllegalArgumentException(parts[0]);
    }
  }

  public void write(RunningCluster cluster) throws IOException {
    Stream<String> processes =
        cluster.processes().stream()
            .map(process ->
                String.join(
                    "\t",
                    "process",
                    process.name(),
                    Long.toString(process.identity().pid()),
                    process.identity().started()));
    Stream<String> servers = cluster.servers().stream().map(server -> "server\t" + server);
    String text =
        Stream.of(
                Stream.of(HEAD),
                Stream.of(PROTECTED).filter(_ -> cluster.isProtected()),
                processes,
                servers)
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n", "", "\n"));
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Notes that what runs is being ended on purpose, for whoever watches it.
  public void markEnding() throws IOException {
    if (Files.exists(file)) {
      Files.move(file, file.resolveSibling(ENDING), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  public boolean isEnding() {
    return !Files.exists(file);
  }

  public void delete() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling(ENDING));
  }
}
