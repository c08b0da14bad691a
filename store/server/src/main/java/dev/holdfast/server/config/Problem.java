package dev.holdfast.server.config;

import java.nio.file.Path;
import java.util.Comparator;

/// One thing wrong with a configuration file.
///
/// @param line from 1; 0 where it is about the whole file
/// @param key its full path, such as `members[1].grpc`; may be empty
record Problem(int line, String key, String reason) implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparingInt(Problem::line).thenComparing(Problem::key);

  String at(Path file) {
    String place = line == 0 ? file.toString() : file + ":" + line;
    return key.isEmpty() ? place + ": " + reason : "%s: %s: %s".formatted(place, key, reason);
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
