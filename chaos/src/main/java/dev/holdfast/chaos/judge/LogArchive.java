package dev.holdfast.chaos.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What nodes have written of their logs and dropped since, when a snapshot held it. A file gets a
/// second name here as soon as it is complete; where it is cut later, it is here too.
public final class LogArchive {

  static final LogArchive NONE = new LogArchive(Path.of(""));

  private static final Pattern COMPLETE = Pattern.compile("log_\\d+-\\d+");

  private static final int ORDER_DIGITS = 6;

  private final Path folder;
  private int files;

  private LogArchive(Path folder) {
    this.folder = folder;
  }

  /// @param folder on the disk that the nodes' folders are on
  public static LogArchive in(Path folder) throws IOException {
    return new LogArchive(Files.createDirectories(folder));
  }

  /// Takes in what a node has completed since it was last looked at.
  public synchronized void take(String node, Path dataFolder) throws IOException {
    Path kept = Files.createDirectories(folder.resolve(node));
    try (Stream<Path> known = Files.list(kept)) {
      SortedSet<String> names = new TreeSet<>();
      known.forEach(file -> names.add(name(file).substring(ORDER_DIGITS + 1)));
      for (Path file : complete(dataFolder)) {
        if (!names.contains(name(file))) {
          link(file, kept.resolve("%06d-%s".formatted(++files, name(file))));
        }
      }
    }
  }

  private static List<Path> complete(Path dataFolder) throws IOException {
    Path raft = dataFolder.resolve("raft");
    if (!Files.isDirectory(raft)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(raft, 3)) {
      return all.filter(file -> COMPLETE.matcher(name(file)).matches()).sorted().toList();
    }
  }

  private static void link(Path file, Path second) throws IOException {
    try {
      Files.createLink(second, file);
    } catch (NoSuchFileException _) {
      // It was cut or dropped a moment ago.
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  SortedSet<String> nodes() throws IOException {
    SortedSet<String> nodes = new TreeSet<>();
    if (this != NONE) {
      try (Stream<Path> all = Files.list(folder)) {
        all.forEach(node -> nodes.add(name(node)));
      }
    }
    return nodes;
  }

  /// The files of one node, in the order in which they were completed.
  List<Path> of(String node) throws IOException {
    if (!nodes().contains(node)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder.resolve(node))) {
      return all.sorted().toList();
    }
  }
}
