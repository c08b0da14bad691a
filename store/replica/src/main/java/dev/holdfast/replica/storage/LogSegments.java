package dev.holdfast.replica.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The segment files of Raft's log, by what their names say.
///
/// @param closed in order of their entries
/// @param open being written when the node stopped, in order
record LogSegments(List<Segment> closed, List<Segment> open) {

  private static final Pattern CLOSED = Pattern.compile("log_(\\d+)-(\\d+)");
  private static final Pattern OPEN = Pattern.compile("log_inprogress_(\\d+)");

  /// @param last index of the last entry; below `first` where the name does not say
  record Segment(Path file, long first, long last) {}

  static LogSegments in(Path folder) throws IOException {
    List<Segment> closed = new ArrayList<>();
    List<Segment> open = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          Matcher ended = CLOSED.matcher(name);
          Matcher going = OPEN.matcher(name);
          if (ended.matches()) {
            closed.add(
                new Segment(file, Long.parseLong(ended.group(1)), Long.parseLong(ended.group(2))));
          } else if (going.matches()) {
            long first = Long.parseLong(going.group(1));
            open.add(new Segment(file, first, first - 1));
          }
        }
      }
    }
    closed.sort(Comparator.comparingLong(Segment::first));
    open.sort(Comparator.comparingLong(Segment::first));
    return new LogSegments(closed, open);
  }

  /// All segments in order.
  List<Segment> all() {
    return Stream.concat(closed.stream(), open.stream()).toList();
  }

  /// Refuses a log in which entries are missing between two segments.
  void requireNoGap() {
    List<Segment> all = all();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).first() != all.get(i - 1).last() + 1) {
        throw new StorageException(
            ("the Raft log lacks the entries between %s and %s; restore the missing file from this node's own "
                    + "disk, or %s")
                .formatted(all.get(i - 1).file(), all.get(i).file(), StorageException.WAY_BACK));
      }
    }
  }
}
